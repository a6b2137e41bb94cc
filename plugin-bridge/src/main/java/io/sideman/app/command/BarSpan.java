package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bars as a user names them: `5-8`, or `5` for one.
///
/// @param from first bar, from 0
/// @param to bar after the last
record BarSpan(int from, int to) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  /// Reads an option.
  ///
  /// @param bars how many bars the file has
  static BarSpan parse(String option, String text, long bars) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw CliError.wrongArguments(
          option + " must be bars such as 5-8 or 5, but was \"" + text + "\".");
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (first < 1 || last < first) {
      throw CliError.wrongArguments(
          option + " must count from 1 and not backwards, but was " + text + ".");
    }
    if (last > bars) {
      throw CliError.wrongArguments(
          "%s must lie within the %d bars of the file, but was %s.".formatted(option, bars, text));
    }
    return new BarSpan(first - 1, last);
  }
}
