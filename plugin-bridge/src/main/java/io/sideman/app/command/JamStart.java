package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.jam.Stage;
import io.sideman.app.link.Links;
import io.sideman.engine.steer.Control;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What is asked of the band before its first note. Everything here can be pressed later as well,
/// by foot, by OSC or in the plugin.
final class JamStart {
  private static final List<Integer> TRADES = List.of(0, 1, 2, 4, 8);

  @Option(
      names = "--trade",
      paramLabel = "BARS",
      description = {
        "Call and response: you play 2, 4 or 8 bars, the lead answers as many;",
        "1 is free time: the band holds your chords and answers your pauses."
      })
  private int trade;

  @Option(
      names = "--count-in",
      description = "Click for one bar and begin, instead of waiting for your first note.")
  private boolean countIn;

  static void requireTrade(int bars) {
    if (!TRADES.contains(bars)) {
      throw CliError.wrongArguments(
          "--trade must be 2, 4 or 8 bars, 1 for free time or 0, but was " + bars + ".");
    }
  }

  void check() {
    requireTrade(trade);
  }

  /// Before the band is set going, or on the conductor thread.
  void press(Optional<Stage> stage, Optional<Links> links) {
    if (trade > 0) {
      stage.ifPresent(band -> band.steer(Control.TRADE, trade));
      links.ifPresent(bands -> bands.steer(0, Control.TRADE, trade));
    }
    if (countIn) {
      stage.ifPresent(band -> band.steer(Control.COUNT_IN, 1));
      links.ifPresent(bands -> bands.steer(0, Control.COUNT_IN, 1));
      stage.ifPresent(band -> band.steer(Control.COUNT_IN, 0));
      links.ifPresent(bands -> bands.steer(0, Control.COUNT_IN, 0));
    }
  }
}
