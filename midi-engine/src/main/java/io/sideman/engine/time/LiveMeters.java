package io.sideman.engine.time;

import java.util.Arrays;

/// Metres as a host tells them while the music runs: changes come one after the other, each from
/// the moment on at which it was told. Long ago ones are forgotten.
///
/// One thread; allocates nothing after construction.
public final class LiveMeters implements Meters {
  private static final int CAPACITY = 64;

  /// A change this close to what was expected is none: hosts compute in floating point.
  private static final int TOLERANCE_TICKS = 1;

  private final long[] startTicks = new long[CAPACITY];
  private final int[] startTicksInBar = new int[CAPACITY];
  private final long[] startBars = new long[CAPACITY];
  private final Meter[] meters = new Meter[CAPACITY];
  private int count;

  public LiveMeters(Meter meter) {
    Arrays.fill(meters, meter);
    restart(meter);
  }

  /// Forgets everything: `meter` rules for ever, and bar 0 starts at tick 0.
  public void restart(Meter meter) {
    startTicks[0] = 0;
    startTicksInBar[0] = 0;
    startBars[0] = 0;
    meters[0] = meter;
    count = 1;
  }

  /// Says that at `tick`, not before the last one told, the bar is `tickInBar` ticks old and its
  /// metre is `meter`. A bar that this cuts short ends there. Returns true when that is news.
  public boolean tell(long tick, int tickInBar, Meter meter) {
    int last = count - 1;
    long expected = tickInBar(tick);
    long turn = meter.barTicks();
    long apart = Math.floorMod(tickInBar - expected, turn);
    boolean near = Math.min(apart, turn - apart) <= TOLERANCE_TICKS;
    if (near && meter.equals(meters[last])) {
      return false;
    }
    long bar = barAt(tick) + (expected == 0 ? 0 : 1);
    if (startTicks[last] >= tick) {
      bar = startBars[last];
      count--;
    } else if (count == CAPACITY) {
      forgetOldest();
    }
    startTicks[count] = tick;
    startTicksInBar[count] = tickInBar;
    startBars[count] = bar;
    meters[count] = meter;
    count++;
    return true;
  }

  @Override
  public Meter meterAt(long tick) {
    return meters[indexAt(tick)];
  }

  @Override
  public long barAt(long tick) {
    int i = indexAt(tick);
    return startBars[i] + Math.floorDiv(ticksSinceBarLine(i, tick), (long) meters[i].barTicks());
  }

  @Override
  public long barStart(long bar) {
    int i = count - 1;
    while (i > 0 && startBars[i] > bar) {
      i--;
    }
    return startTicks[i] - startTicksInBar[i] + (bar - startBars[i]) * meters[i].barTicks();
  }

  @Override
  public int tickInBar(long tick) {
    int i = indexAt(tick);
    return (int) Math.floorMod(ticksSinceBarLine(i, tick), (long) meters[i].barTicks());
  }

  private long ticksSinceBarLine(int index, long tick) {
    return tick - startTicks[index] + startTicksInBar[index];
  }

  private int indexAt(long tick) {
    int i = count - 1;
    while (i > 0 && startTicks[i] > tick) {
      i--;
    }
    return i;
  }

  private void forgetOldest() {
    System.arraycopy(startTicks, 1, startTicks, 0, CAPACITY - 1);
    System.arraycopy(startTicksInBar, 1, startTicksInBar, 0, CAPACITY - 1);
    System.arraycopy(startBars, 1, startBars, 0, CAPACITY - 1);
    System.arraycopy(meters, 1, meters, 0, CAPACITY - 1);
    count--;
  }
}
