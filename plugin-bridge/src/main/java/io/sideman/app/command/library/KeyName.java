package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.engine.harmony.Key;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys as people type them: `Am`, `C`, `F#m`, `Bb minor`.
final class KeyName {
  private static final Pattern FORM =
      Pattern.compile("\\s*([A-Ga-g])([#b]?)\\s*(m|min|minor|maj|major)?\\s*");
  private static final int[] WHITE = {9, 11, 0, 2, 4, 5, 7}; // from A

  private KeyName() {}

  static Key parse(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw CliError.wrongArguments(
          option + " must be a key such as Am, C or F#m, but was \"" + text + "\".");
    }
    int tonic = WHITE[Character.toUpperCase(matcher.group(1).charAt(0)) - 'A'];
    int by = matcher.group(2).equals("#") ? 1 : matcher.group(2).equals("b") ? -1 : 0;
    String mode = matcher.group(3) == null ? "" : matcher.group(3);
    return new Key(Math.floorMod(tonic + by, 12), mode.startsWith("m") && !mode.startsWith("maj"));
  }
}
