package io.sideman.engine.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jfugue.Instrument;
import org.jfugue.MusicStringParser;
import org.jfugue.ParserListenerAdapter;
import org.jfugue.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our reader plays what the real JFugue plays. Only lengths that JFugue's 120 ticks to a whole
/// note hold without rounding are compared: eighths and longer.
class RealJFugueTest {
  private static final List<String> CHORDS =
      List.of(
          "maj",
          "min",
          "aug",
          "dim",
          "dom7",
          "maj7",
          "min7",
          "sus4",
          "sus2",
          "maj6",
          "min6",
          "dom9",
          "maj9",
          "min9",
          "dim7",
          "add9",
          "min11",
          "dom11",
          "dom13",
          "min13",
          "maj13",
          "minmaj7",
          "dom7<5",
          "dom7>5",
          "maj7<5",
          "maj7>5",
          "dom7<5<9",
          "dom7<5>9",
          "dom7>5<9",
          "dom7>5>9");
  private static final List<String> LENGTHS =
      List.of(
          "", "w", "h", "q", "i", "q.", "h.", "w.", "qi", "wh", "hq.", "q*", "h*", "/0.25", "/0.5");
  private static final List<String> WRITTEN_LENGTHS = LENGTHS.subList(1, LENGTHS.size());
  private static final List<String> KEYS =
      List.of("KCmaj", "KGmaj", "KEbmaj", "KAmin", "KCmin", "KF#maj", "KBbmin", "KDbmaj", "KEmin");

  private static String pick(List<String> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  private static String note(SplittableRandom random, boolean keyed) {
    List<String> accidentals = keyed ? List.of("", "n") : List.of("", "#", "b", "n");
    return letter(random)
        + pick(accidentals, random)
        + pick(List.of("", "2", "4", "5", "6", "7"), random);
  }

  private static char letter(SplittableRandom random) {
    return "CDEFGAB".charAt(random.nextInt(7));
  }

  /// A velocity comes only behind a written length, and on single notes: JFugue drops a note that
  /// has a velocity alone, and gives a chord's velocity to its root alone.
  private static String element(SplittableRandom random, boolean keyed) {
    String length = pick(LENGTHS, random);
    boolean loud = !length.isEmpty() && random.nextInt(3) == 0;
    String velocity = loud ? "a" + (1 + random.nextInt(127)) : "";
    int kind = random.nextInt(10);
    if (kind == 0 && !keyed) {
      return "[" + random.nextInt(128) + "]" + length + velocity;
    }
    return kind <= 2
        ? note(random, keyed) + pick(CHORDS, random) + "^".repeat(random.nextInt(3)) + length
        : note(random, keyed) + length + velocity;
  }

  /// Octave and length are written out, and there are no naturals: JFugue carries them over from
  /// the note before.
  private static String joined(SplittableRandom random, boolean keyed) {
    return letter(random)
        + pick(keyed ? List.of("") : List.of("", "#", "b"), random)
        + (2 + random.nextInt(6))
        + pick(WRITTEN_LENGTHS, random);
  }

  private static String token(SplittableRandom random, boolean keyed) {
    return switch (random.nextInt(24)) {
      case 0 -> "V" + random.nextInt(16);
      case 1 -> "L" + random.nextInt(3);
      case 2 -> keyed ? pick(KEYS, random) : "T" + (40 + random.nextInt(160));
      case 3 -> "|";
      case 4, 5 -> "R" + pick(LENGTHS, random);
      case 6, 7, 8 ->
          joined(random, keyed)
              + pick(List.of("+", "_"), random)
              + joined(random, keyed)
              + pick(List.of("+", "_"), random)
              + joined(random, keyed);
      case 9 -> "C5h- C5-q- C5-i";
      default -> element(random, keyed);
    };
  }

  /// A song with key signatures has no sharps, flats or numbered keys: JFugue alters those twice.
  private static String song(SplittableRandom random) {
    var text = new StringBuilder();
    boolean keyed = random.nextBoolean();
    for (int i = 0; i < 12; i++) {
      text.append(token(random, keyed)).append(' ');
    }
    return text.toString().strip();
  }

  /// Starts and ends apart: MIDI cannot tell which end belongs to which of two notes on one key.
  private static List<String> edges(List<Note> notes) {
    return notes.stream()
        .flatMap(note ->
            Stream.of(
                note.startTick()
                    + " on "
                    + note.channel()
                    + " "
                    + note.key()
                    + " "
                    + note.velocity(),
                note.endTick() + " off " + note.channel() + " " + note.key()))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void ourReaderPlaysWhatJFuguePlays(long seed) {
    var random = new SplittableRandom(seed);
    int notes = 0;
    for (int i = 0; i < 400; i++) {
      String text = song(random);
      List<Note> ours = new StaccatoParser().read(text).notes();
      assertEquals(
          edges(new RealJFugue().read(text).notes()), edges(ours), "seed " + seed + ": " + text);
      notes += ours.size();
    }
    assertEquals(true, notes > 4_000, "notes compared: " + notes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PIANO",
        "ACOUSTIC_GRAND",
        "BRIGHT_ACOUSTIC",
        "ELECTRIC_GRAND",
        "HONKEY_TONK",
        "ELECTRIC_PIANO",
        "ELECTRIC_PIANO_2",
        "HARPISCHORD",
        "CLAVINET",
        "VIBRAPHONE",
        "DRAWBAR_ORGAN",
        "ROCK_ORGAN",
        "ACCORDIAN",
        "TANGO_ACCORDIAN",
        "GUITAR",
        "NYLON_STRING_GUITAR",
        "STEEL_STRING_GUITAR",
        "ELECTRIC_JAZZ_GUITAR",
        "ELECTRIC_CLEAN_GUITAR",
        "ELECTRIC_MUTED_GUITAR",
        "OVERDRIVEN_GUITAR",
        "ACOUSTIC_BASS",
        "ELECTRIC_BASS_FINGER",
        "ELECTRIC_BASS_PICK",
        "FRETLESS_BASS",
        "SLAP_BASS_1",
        "SYNTH_BASS_2",
        "ORCHESTRAL_STRINGS",
        "STRING_ENSEMBLE_1",
        "CHOIR_AAHS",
        "SYNTHBRASS_1",
        "ALTO_SAX",
        "SKAKUHACHI",
        "LEAD_SQUARE",
        "SAWTOOTH",
        "LEAD_BASSLEAD",
        "BASSLEAD",
        "PAD_NEW_AGE",
        "PAD_WARM",
        "POLYSYNTH",
        "CHOIR",
        "SWEEP",
        "FX_RAIN",
        "FX_SCI-FI",
        "GOBLINS",
        "STEEL_DRUMS",
        "GUNSHOT"
      })
  void instrumentsHaveTheSameNumbers(String name) {
    int[] program = {-1};
    var parser = new MusicStringParser();
    parser.addParserListener(
        new ParserListenerAdapter() {
          @Override
          public void instrumentEvent(Instrument instrument) {
            program[0] = instrument.getInstrument();
          }
        });
    parser.parse(new Pattern("I[" + name + "]"));
    assertEquals(
        program[0], new StaccatoParser().read("I[" + name + "]").programs().getFirst().program());
  }
}
