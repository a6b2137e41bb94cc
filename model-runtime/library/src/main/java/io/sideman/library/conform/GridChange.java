package io.sideman.library.conform;

import io.sideman.engine.smf.Smf;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;

/// From the ticks of a file to those of the session: empty bars ahead of the music are left out,
/// and half or double time scales.
///
/// @param firstTick of the file's bar that the music begins in
/// @param factor ticks of the session per tick of the file
/// @param meter of that bar
record GridChange(long firstTick, double factor, Meter meter) {
  static GridChange of(Smf source, double factor) {
    MeterMap meters = source.meterMap();
    long first = source.notes().stream().mapToLong(note -> note.startTick()).min().orElse(0);
    // A note a little ahead of the bar line belongs to the bar behind it.
    long bar = meters.barAt(first + meters.meterAt(first).beatTicks() / 8);
    long start = meters.barStart(bar);
    return new GridChange(start, factor, meters.meterAt(start));
  }

  long tick(long fileTick) {
    return Math.round((fileTick - firstTick) * factor);
  }

  /// Whole bars that hold everything up to a tick of the session.
  long wholeBars(long tick) {
    long bar = meter.barTicks();
    return Math.max(1, Math.ceilDiv(tick - bar / 16, bar)) * bar;
  }

  /// The bar line, and the middle of the bar where it has an even number of beats.
  boolean isStrong(long tick, int slack) {
    int bar = meter.barTicks();
    int beats = bar / meter.beatTicks();
    int strong = beats % 2 == 0 ? bar / 2 : bar;
    return Math.floorMod(tick + slack, (long) strong) < 2L * slack;
  }
}
