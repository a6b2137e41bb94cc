package io.sideman.library.symbolic;

import io.sideman.engine.time.MeterMap;

/// Bars of a piece, quick to ask in the order of time: the bar that was asked for last is
/// remembered. One thread.
final class Bars {
  private final MeterMap meters;
  private long bar;
  private long start; // of that bar
  private long end;
  private int ticks; // as its metre has it; the bar may be cut short

  Bars(MeterMap meters) {
    this.meters = meters;
    find(0);
  }

  private void find(long tick) {
    bar = meters.barAt(tick);
    start = meters.barStart(bar);
    end = meters.barStart(bar + 1);
    ticks = meters.meterAt(tick).barTicks();
  }

  private void seek(long tick) {
    if (tick < start || tick >= end) {
      find(tick);
    }
  }

  long barAt(long tick) {
    seek(tick);
    return bar;
  }

  int tickInBar(long tick) {
    seek(tick);
    return (int) (tick - start);
  }

  /// Length of the bar in which `tick` lies, as its metre has it.
  int ticksAt(long tick) {
    seek(tick);
    return ticks;
  }

  long barStart(long number) {
    return number == bar ? start : meters.barStart(number);
  }
}
