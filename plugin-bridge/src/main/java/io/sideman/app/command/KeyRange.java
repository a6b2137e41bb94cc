package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of keys, by number (60 is middle C) or by name (`C4` is middle C): `36-60`, `E1-G3`.
record KeyRange(int low, int high) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(\\d{1,3}|[A-Ga-g][#b]?-?\\d)\\s*-\\s*(\\d{1,3}|[A-Ga-g][#b]?-?\\d)\\s*");

  static KeyRange parse(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw wrong(option, text);
    }
    int low = key(matcher.group(1));
    int high = key(matcher.group(2));
    if (low < 0 || high > 127 || low > high) {
      throw wrong(option, text);
    }
    return new KeyRange(low, high);
  }

  private static CliError wrong(String option, String text) {
    return CliError.wrongArguments(
        option
            + " must be two keys from 0 to 127, lowest first, such as 36-60 or C2-C4 (C4 is middle"
            + " C), but was \""
            + text
            + "\".");
  }

  private static int key(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    int pc = "C D EF G A B".indexOf(Character.toUpperCase(text.charAt(0)));
    char accidental = text.charAt(1);
    int shift = accidental == '#' ? 1 : accidental == 'b' ? -1 : 0;
    int octave = Integer.parseInt(text.substring(shift == 0 ? 1 : 2));
    return 12 * (octave + 1) + pc + shift;
  }
}
