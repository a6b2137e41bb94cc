package io.sideman.engine.steer;

import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;

/// Where bars lie, in steps.
record BarLines(Meters meters) {
  /// So late after a bar line a press still means that line: feet and hosts are not exact.
  private static final int LATE_TICKS = Ticks.PER_STEP;

  /// The bar whose line a press at `tick` means.
  long meant(long tick) {
    long bar = meters.barAt(tick);
    return meters.tickInBar(tick) <= LATE_TICKS ? bar : bar + 1;
  }

  long bar(long step) {
    return meters.barAt(step * Ticks.PER_STEP);
  }

  long firstStep(long bar) {
    return meters.barStart(bar) / Ticks.PER_STEP;
  }

  int steps(long bar) {
    return meters.meterAt(meters.barStart(bar)).barSteps();
  }
}
