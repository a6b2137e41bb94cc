package io.sideman.engine.event;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// The instruments and drums of General MIDI level 1 by name.
public final class GeneralMidi {
  private static final int LOWEST_DRUM = 35;

  private static final List<String> PROGRAMS =
      List.of(
          "Acoustic Grand Piano",
          "Bright Acoustic Piano",
          "Electric Grand Piano",
          "Honky-tonk Piano",
          "Electric Piano 1",
          "Electric Piano 2",
          "Harpsichord",
          "Clavinet",
          "Celesta",
          "Glockenspiel",
          "Music Box",
          "Vibraphone",
          "Marimba",
          "Xylophone",
          "Tubular Bells",
          "Dulcimer",
          "Drawbar Organ",
          "Percussive Organ",
          "Rock Organ",
          "Church Organ",
          "Reed Organ",
          "Accordion",
          "Harmonica",
          "Tango Accordion",
          "Acoustic Guitar (nylon)",
          "Acoustic Guitar (steel)",
          "Electric Guitar (jazz)",
          "Electric Guitar (clean)",
          "Electric Guitar (muted)",
          "Overdriven Guitar",
          "Distortion Guitar",
          "Guitar Harmonics",
          "Acoustic Bass",
          "Electric Bass (finger)",
          "Electric Bass (pick)",
          "Fretless Bass",
          "Slap Bass 1",
          "Slap Bass 2",
          "Synth Bass 1",
          "Synth Bass 2",
          "Violin",
          "Viola",
          "Cello",
          "Contrabass",
          "Tremolo Strings",
          "Pizzicato Strings",
          "Orchestral Harp",
          "Timpani",
          "String Ensemble 1",
          "String Ensemble 2",
          "Synth Strings 1",
          "Synth Strings 2",
          "Choir Aahs",
          "Voice Oohs",
          "Synth Voice",
          "Orchestra Hit",
          "Trumpet",
          "Trombone",
          "Tuba",
          "Muted Trumpet",
          "French Horn",
          "Brass Section",
          "Synth Brass 1",
          "Synth Brass 2",
          "Soprano Sax",
          "Alto Sax",
          "Tenor Sax",
          "Baritone Sax",
          "Oboe",
          "English Horn",
          "Bassoon",
          "Clarinet",
          "Piccolo",
          "Flute",
          "Recorder",
          "Pan Flute",
          "Blown Bottle",
          "Shakuhachi",
          "Whistle",
          "Ocarina",
          "Lead 1 (square)",
          "Lead 2 (sawtooth)",
          "Lead 3 (calliope)",
          "Lead 4 (chiff)",
          "Lead 5 (charang)",
          "Lead 6 (voice)",
          "Lead 7 (fifths)",
          "Lead 8 (bass and lead)",
          "Pad 1 (new age)",
          "Pad 2 (warm)",
          "Pad 3 (polysynth)",
          "Pad 4 (choir)",
          "Pad 5 (bowed)",
          "Pad 6 (metallic)",
          "Pad 7 (halo)",
          "Pad 8 (sweep)",
          "FX 1 (rain)",
          "FX 2 (soundtrack)",
          "FX 3 (crystal)",
          "FX 4 (atmosphere)",
          "FX 5 (brightness)",
          "FX 6 (goblins)",
          "FX 7 (echoes)",
          "FX 8 (sci-fi)",
          "Sitar",
          "Banjo",
          "Shamisen",
          "Koto",
          "Kalimba",
          "Bagpipe",
          "Fiddle",
          "Shanai",
          "Tinkle Bell",
          "Agogo",
          "Steel Drums",
          "Woodblock",
          "Taiko Drum",
          "Melodic Tom",
          "Synth Drum",
          "Reverse Cymbal",
          "Guitar Fret Noise",
          "Breath Noise",
          "Seashore",
          "Bird Tweet",
          "Telephone Ring",
          "Helicopter",
          "Applause",
          "Gunshot");

  private static final List<String> DRUMS =
      List.of(
          "Acoustic Bass Drum",
          "Bass Drum",
          "Side Stick",
          "Acoustic Snare",
          "Hand Clap",
          "Electric Snare",
          "Low Floor Tom",
          "Closed Hi-Hat",
          "High Floor Tom",
          "Pedal Hi-Hat",
          "Low Tom",
          "Open Hi-Hat",
          "Low Mid Tom",
          "Hi Mid Tom",
          "Crash Cymbal 1",
          "High Tom",
          "Ride Cymbal 1",
          "Chinese Cymbal",
          "Ride Bell",
          "Tambourine",
          "Splash Cymbal",
          "Cowbell",
          "Crash Cymbal 2",
          "Vibraslap",
          "Ride Cymbal 2",
          "Hi Bongo",
          "Low Bongo",
          "Mute Hi Conga",
          "Open Hi Conga",
          "Low Conga",
          "High Timbale",
          "Low Timbale",
          "High Agogo",
          "Low Agogo",
          "Cabasa",
          "Maracas",
          "Short Whistle",
          "Long Whistle",
          "Short Guiro",
          "Long Guiro",
          "Claves",
          "Hi Wood Block",
          "Low Wood Block",
          "Mute Cuica",
          "Open Cuica",
          "Mute Triangle",
          "Open Triangle");

  private GeneralMidi() {}

  /// @param program 0 to 127
  public static String programName(int program) {
    return PROGRAMS.get(program);
  }

  /// The drum on a key of channel 10, or "Key n" for keys that General MIDI leaves open.
  public static String drumName(int key) {
    int index = key - LOWEST_DRUM;
    return index >= 0 && index < DRUMS.size() ? DRUMS.get(index) : "Key " + key;
  }

  /// Finds a program however its name is punctuated. "Piano", "guitar" and "strings" are the first
  /// of their kind.
  public static OptionalInt programNamed(String name) {
    return switch (plain(name)) {
      case "piano" -> OptionalInt.of(0);
      case "guitar" -> OptionalInt.of(24);
      case "strings" -> OptionalInt.of(48);
      default -> find(PROGRAMS, name, 0);
    };
  }

  /// The key of a drum, however its name is punctuated.
  public static OptionalInt drumNamed(String name) {
    return find(DRUMS, name, LOWEST_DRUM);
  }

  private static OptionalInt find(List<String> names, String name, int offset) {
    String wanted = plain(name);
    for (int i = 0; i < names.size(); i++) {
      if (plain(names.get(i)).equals(wanted)) {
        return OptionalInt.of(i + offset);
      }
    }
    return OptionalInt.empty();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
