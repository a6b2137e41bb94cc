package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bars as people count them: `5-8` or `5`.
///
/// @param first from 1
/// @param last at least `first`
public record BarRange(long first, long last) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,6})\\s*(?:-\\s*(\\d{1,6})\\s*)?");

  /// @throws CliError a wrong argument when it is none
  public static BarRange parse(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw CliError.wrongArguments(
          option + " must be bars such as 5-8 or 5, but was \"" + text + "\".");
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
    if (first < 1 || last < first) {
      throw CliError.wrongArguments(
          option + " must count up from bar 1, as 5-8 does, but was \"" + text + "\".");
    }
    return new BarRange(first, last);
  }

  /// Refuses bars that the song does not have.
  public void requireWithin(long bars, Object song) {
    if (last > bars) {
      throw CliError.wrongArguments(
          "--bars must lie within the song: "
              + song
              + " has bars 1 to "
              + bars
              + ", but "
              + first
              + "-"
              + last
              + " was asked for.");
    }
  }

  @Override
  public String toString() {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }
}
