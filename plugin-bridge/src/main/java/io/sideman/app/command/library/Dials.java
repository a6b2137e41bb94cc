package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.library.suggest.Reason;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The dials of the reasons as the command line has them: `groove=2`.
final class Dials {
  private static final double MOST = 100;

  private Dials() {}

  static Map<Reason, Double> parse(String option, List<String> settings) {
    var dials = new EnumMap<Reason, Double>(Reason.class);
    for (String setting : settings) {
      int at = setting.indexOf('=');
      if (at < 0) {
        throw CliError.wrongArguments(
            option + " takes pairs such as groove=2, but was \"" + setting + "\".");
      }
      dials.put(
          reason(option, setting.substring(0, at)), factor(option, setting.substring(at + 1)));
    }
    boolean silent =
        Arrays.stream(Reason.values()).allMatch(reason -> dials.getOrDefault(reason, 1.0) == 0);
    if (silent) {
      throw CliError.wrongArguments(option + " must leave one reason above 0.");
    }
    return dials;
  }

  private static Reason reason(String option, String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    for (Reason reason : Reason.values()) {
      if (reason.id().equals(wanted)) {
        return reason;
      }
    }
    String known = Arrays.stream(Reason.values()).map(Reason::id).collect(Collectors.joining(", "));
    throw CliError.wrongArguments(option + " knows " + known + ", but not \"" + name + "\".");
  }

  private static double factor(String option, String text) {
    try {
      double factor = Double.parseDouble(text.strip());
      if (factor >= 0 && factor <= MOST) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw CliError.wrongArguments(
        option + " must turn a reason to 0-100, where 1 is usual, but was \"" + text + "\".");
  }
}
