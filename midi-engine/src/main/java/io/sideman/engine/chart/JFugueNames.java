package io.sideman.engine.chart;

import io.sideman.engine.event.GeneralMidi;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// JFugue's names for tempos, and its names for instruments where they are not General MIDI's.
final class JFugueNames {
  private static final Map<String, Integer> TEMPOS =
      Map.ofEntries(
          Map.entry("GRAVE", 40),
          Map.entry("LARGO", 45),
          Map.entry("LARGHETTO", 50),
          Map.entry("LENTO", 55),
          Map.entry("ADAGIO", 60),
          Map.entry("ADAGIETTO", 65),
          Map.entry("ANDANTE", 70),
          Map.entry("ANDANTINO", 80),
          Map.entry("MODERATO", 95),
          Map.entry("ALLEGRETTO", 110),
          Map.entry("ALLEGRO", 120),
          Map.entry("VIVACE", 145),
          Map.entry("PRESTO", 180),
          Map.entry("PRESTISSIMO", 220),
          Map.entry("PRETISSIMO", 220)); // as JFugue spells it

  private static final Map<String, Integer> INSTRUMENTS =
      Map.ofEntries(
          Map.entry("ACOUSTIC_GRAND", 0),
          Map.entry("BRIGHT_ACOUSTIC", 1),
          Map.entry("ELECTRIC_GRAND", 2),
          Map.entry("HONKEY_TONK", 3),
          Map.entry("ELECTRIC_PIANO", 4),
          Map.entry("HARPISCHORD", 6),
          Map.entry("ACCORDIAN", 21),
          Map.entry("TANGO_ACCORDIAN", 23),
          Map.entry("NYLON_STRING_GUITAR", 24),
          Map.entry("STEEL_STRING_GUITAR", 25),
          Map.entry("ELECTRIC_JAZZ_GUITAR", 26),
          Map.entry("ELECTRIC_CLEAN_GUITAR", 27),
          Map.entry("ELECTRIC_MUTED_GUITAR", 28),
          Map.entry("ORCHESTRAL_STRINGS", 46),
          Map.entry("SKAKUHACHI", 77),
          Map.entry("BASSLEAD", 87));

  private static final int FIRST_SYNTH = 80; // Lead 1 (square)
  private static final int LAST_SYNTH = 103; // FX 8 (sci-fi)

  private JFugueNames() {}

  /// Beats per minute, or nothing for an unknown word.
  static OptionalInt tempo(String name) {
    Integer bpm = TEMPOS.get(name);
    return bpm == null ? OptionalInt.empty() : OptionalInt.of(bpm);
  }

  /// The General MIDI program of an instrument by JFugue's name or General MIDI's own.
  ///
  /// @param name in capitals
  static OptionalInt instrument(String name) {
    OptionalInt standard = GeneralMidi.programNamed(name);
    if (standard.isPresent()) {
      return standard;
    }
    String bare = name.replaceFirst("^(LEAD|PAD|FX)_", "");
    Integer own = INSTRUMENTS.get(bare);
    return own == null ? synth(bare.replaceAll("[^A-Z]", "")) : OptionalInt.of(own);
  }

  /// Leads, pads and effects go by the word that General MIDI has in brackets.
  private static OptionalInt synth(String word) {
    for (int program = FIRST_SYNTH; program <= LAST_SYNTH; program++) {
      String name = GeneralMidi.programName(program).toUpperCase(Locale.ROOT);
      if (name.substring(name.indexOf('(')).replaceAll("[^A-Z]", "").equals(word)) {
        return OptionalInt.of(program);
      }
    }
    return OptionalInt.empty();
  }
}
