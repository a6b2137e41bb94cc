package io.sideman.library.symbolic;

import io.sideman.engine.time.MeterMap;

/// Bars of a piece, quick to ask where one metre rules throughout, as in nearly all files.
final class Bars {
  private final MeterMap meters;
  private final long barTicks; // of the one metre; 0 where several rule

  Bars(MeterMap meters) {
    this.meters = meters;
    barTicks = meters.changes().size() == 1 ? meters.meterAt(0).barTicks() : 0;
  }

  long barAt(long tick) {
    return barTicks > 0 ? Math.floorDiv(tick, barTicks) : meters.barAt(tick);
  }

  int tickInBar(long tick) {
    return barTicks > 0 ? (int) Math.floorMod(tick, barTicks) : meters.tickInBar(tick);
  }

  long barStart(long bar) {
    return barTicks > 0 ? bar * barTicks : meters.barStart(bar);
  }

  /// Length of the bar in which `tick` lies, as its metre has it.
  int ticksAt(long tick) {
    return barTicks > 0 ? (int) barTicks : meters.meterAt(tick).barTicks();
  }
}
