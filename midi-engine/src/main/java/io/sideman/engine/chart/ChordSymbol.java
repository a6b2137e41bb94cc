package io.sideman.engine.chart;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads chord symbols as lead sheets write them: `Dm7`, `F#m7b5/A`, `Bb^7`, `G13sus`, `N.C.`
/// Tensions above the seventh are heard as the seventh chord they extend. A raised fifth counts
/// more than a seventh (`G7#5` is `Gaug`), so that no band note clashes with it.
public final class ChordSymbol {
  private static final Pattern SYMBOL =
      Pattern.compile("([A-G])([#♯b♭]{0,2})(.*?)(?:/([A-G])([#♯b♭]{0,2}))?");
  private static final String EXAMPLES =
      "a chord is written as C, F#m7b5, Bbmaj7, G7sus4, Dm7/G or N.C.";

  private ChordSymbol() {}

  /// @throws ChartException when it is no chord
  public static Chord parse(String symbol) {
    return parse(symbol, Place.START);
  }

  static Chord parse(String symbol, Place place) {
    if (isNoChord(symbol)) {
      return Chord.NONE;
    }
    Matcher matcher = SYMBOL.matcher(symbol);
    if (!matcher.matches()) {
      throw new ChartException(place, "\"" + symbol + "\" is not a chord; " + EXAMPLES);
    }
    int root = pitchClass(matcher.group(1), matcher.group(2));
    Quality quality = new QualityReader(symbol, matcher.start(3), matcher.end(3), place).read();
    int bass = matcher.group(4) == null ? root : pitchClass(matcher.group(4), matcher.group(5));
    return new Chord(root, quality, bass);
  }

  static boolean isNoChord(String symbol) {
    return switch (symbol.toUpperCase(Locale.ROOT)) {
      case "N.C.", "N.C", "NC", "N" -> true;
      default -> false;
    };
  }

  /// Pitch class of a letter with its accidentals.
  static int pitchClass(String letter, String accidentals) {
    int pc =
        switch (letter.charAt(0)) {
          case 'C' -> 0;
          case 'D' -> 2;
          case 'E' -> 4;
          case 'F' -> 5;
          case 'G' -> 7;
          case 'A' -> 9;
          default -> 11;
        };
    for (int i = 0; i < accidentals.length(); i++) {
      pc += accidentals.charAt(i) == '#' || accidentals.charAt(i) == '♯' ? 1 : -1;
    }
    return Math.floorMod(pc, 12);
  }
}
