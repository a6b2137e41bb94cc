package io.sideman.app.picture;

/// Short names of General MIDI's percussion keys.
final class DrumNames {
  private static final int FIRST = 35;
  private static final String[] NAMES = {
    "Kick 2",
    "Kick",
    "Side stick",
    "Snare",
    "Clap",
    "Snare 2",
    "Low tom",
    "Closed hat",
    "Low tom 2",
    "Pedal hat",
    "Mid tom",
    "Open hat",
    "Mid tom 2",
    "High tom",
    "Crash",
    "High tom 2",
    "Ride",
    "China",
    "Ride bell",
    "Tambourine",
    "Splash",
    "Cowbell",
    "Crash 2",
    "Vibraslap",
    "Ride 2",
    "High bongo",
    "Low bongo",
    "Mute conga",
    "Open conga",
    "Low conga",
    "High timbale",
    "Low timbale",
    "High agogo",
    "Low agogo",
    "Cabasa",
    "Maracas",
    "Whistle",
    "Long whistle",
    "Guiro",
    "Long guiro",
    "Claves",
    "High block",
    "Low block",
    "Mute cuica",
    "Open cuica",
    "Mute triangle",
    "Triangle"
  };

  private DrumNames() {}

  static String of(int key) {
    int index = key - FIRST;
    return index >= 0 && index < NAMES.length ? NAMES[index] : "Key " + key;
  }
}
