package io.sideman.players.harmonize;

import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import java.util.Locale;

/// How often the chord may change.
public enum Rate {
  BEAT,
  HALF_BAR,
  BAR;

  /// As typed: `half-bar`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Ticks of one stretch under a metre. Bars that do not halve evenly on a beat stay whole.
  int ticks(Meter meter) {
    int bar = meter.barTicks();
    return switch (this) {
      case BEAT -> Ticks.PER_QUARTER;
      case HALF_BAR ->
          bar % (2 * Ticks.PER_QUARTER) == 0 && bar > 2 * Ticks.PER_QUARTER ? bar / 2 : bar;
      case BAR -> bar;
    };
  }
}
