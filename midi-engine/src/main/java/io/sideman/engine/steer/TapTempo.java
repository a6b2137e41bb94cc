package io.sideman.engine.steer;

import java.util.Arrays;

/// A tempo from taps: the middle one of the last gaps, so that one bad tap does no harm. A pause
/// starts anew. One thread; no allocation after construction.
public final class TapTempo {
  private static final int GAPS = 5;
  private static final long SHORTEST_NANOS = 60_000_000_000L / 320;
  private static final long LONGEST_NANOS = 60_000_000_000L / 30;

  private final long[] gaps = new long[GAPS];
  private final long[] sorted = new long[GAPS];
  private int count;
  private long lastNanos = Long.MIN_VALUE;

  /// @return beats per minute, or NaN before the second tap
  public double tap(long nanos) {
    long gap = lastNanos == Long.MIN_VALUE ? Long.MAX_VALUE : nanos - lastNanos;
    if (gap < SHORTEST_NANOS) {
      return count == 0 ? Double.NaN : tempo(); // one foot, two contacts
    }
    lastNanos = nanos;
    if (gap > LONGEST_NANOS) {
      count = 0;
      return Double.NaN;
    }
    gaps[count++ % GAPS] = gap;
    if (count == 2 * GAPS) {
      count = GAPS;
    }
    return tempo();
  }

  private double tempo() {
    int known = Math.min(count, GAPS);
    System.arraycopy(gaps, 0, sorted, 0, known);
    Arrays.sort(sorted, 0, known);
    double middle = (sorted[(known - 1) / 2] + sorted[known / 2]) / 2.0;
    return 60e9 / middle;
  }
}
