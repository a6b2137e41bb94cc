package io.sideman.engine.time;

/// Which metre rules at which tick, and so where each bar starts. Bars count from 0.
public interface Meters {
  Meter meterAt(long tick);

  /// The bar that holds `tick`, from 0.
  long barAt(long tick);

  /// The tick on which `bar` starts.
  long barStart(long bar);

  /// Ticks from the start of the bar to `tick`.
  int tickInBar(long tick);
}
