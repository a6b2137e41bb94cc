package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.engine.curves.Curve;
import io.sideman.engine.curves.Curves;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is asked of the band bar by bar.
final class CurveOptions {
  @Option(
      names = "--density-curve",
      paramLabel = "BAR:VALUE...",
      description = {
        "How busily, bar by bar, like \"1:0.2 8:0.9\", straight in between:",
        "0 is hardly more than the beat, 1 as busy as the style gets."
      })
  private @Nullable String density;

  @Option(
      names = "--tension-curve",
      paramLabel = "BAR:VALUE...",
      description =
          "How tense the chords: 0 triads, 0.3 as written, 0.5 sevenths, 0.7 and up chromatic.")
  private @Nullable String tension;

  Curves curves() {
    return new Curves(curve("--density-curve", density), curve("--tension-curve", tension));
  }

  private static Optional<Curve> curve(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Curve.parse(text));
    } catch (IllegalArgumentException e) {
      throw CliError.wrongArguments(option + ": " + e.getMessage() + ".");
    }
  }
}
