package io.sideman.engine.chart;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Chords as degrees of a key, as JFugue's chord progressions write them: `I`, `ii7`, `V7`, `bVII`,
/// `viio`, `V7/V`. Capitals are major, small letters minor. In a minor key III, VI and VII are
/// those of natural minor; a diminished vii is built on the leading tone.
final class RomanNumeral {
  private static final List<String> DEGREES = List.of("I", "II", "III", "IV", "V", "VI", "VII");
  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  private static final int[] NATURAL_MINOR = {0, 2, 3, 5, 7, 8, 10};
  private static final String NUMERAL = "([#♯b♭]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)";
  private static final Pattern CHORD =
      Pattern.compile(NUMERAL + "([^IViv/][^/]*)?(?:/" + NUMERAL + ")?");
  private static final Pattern OWN_THIRD =
      Pattern.compile("(dim|[°ºoøØ]|hdim|m(?!aj)|-|sus|aug|\\+).*");

  private RomanNumeral() {}

  static boolean looksLike(String text) {
    return CHORD.matcher(text).matches();
  }

  static Chord parse(String text, Key key, Place place) {
    Matcher matcher = CHORD.matcher(text);
    if (!matcher.matches()) {
      throw new ChartException(place, "\"" + text + "\" is not a Roman numeral");
    }
    String numeral = matcher.group(2);
    String suffix = matcher.group(3) == null ? "" : matcher.group(3);
    if (suffix.equals("d")) { // JFugue's short form
      suffix = "dim";
    }
    boolean small = Character.isLowerCase(numeral.charAt(0));
    String written = small && !OWN_THIRD.matcher(suffix).matches() ? "m" + suffix : suffix;
    Quality quality = new QualityReader(written, 0, written.length(), place).read();
    Key home = key;
    if (matcher.group(5) != null) {
      String target = matcher.group(5);
      int tonic = root(matcher.group(4), target, key, false);
      home = new Key(tonic, Character.isLowerCase(target.charAt(0)));
    }
    boolean diminished = quality.fifth() == 6;
    return Chord.of(root(matcher.group(1), numeral, home, diminished), quality);
  }

  private static int root(String accidental, String numeral, Key key, boolean diminished) {
    int degree = DEGREES.indexOf(numeral.toUpperCase(Locale.ROOT));
    boolean leadingTone = degree == 6 && diminished;
    int[] scale = key.minor() && accidental.isEmpty() && !leadingTone ? NATURAL_MINOR : MAJOR;
    int shift =
        switch (accidental) {
          case "" -> 0;
          case "#", "♯" -> 1;
          default -> -1;
        };
    return Math.floorMod(key.tonic() + scale[degree] + shift, 12);
  }
}
