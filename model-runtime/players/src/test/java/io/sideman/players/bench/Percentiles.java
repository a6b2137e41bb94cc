package io.sideman.players.bench;

import java.util.Arrays;
import java.util.Locale;

/// Times of one contender, in nanoseconds.
public final class Percentiles {
  private final long[] nanos;
  private int count;

  public Percentiles(int capacity) {
    nanos = new long[capacity];
  }

  public void add(long time) {
    nanos[count++] = time;
  }

  /// Microseconds that a share of all samples did not exceed.
  public double micros(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1L, (long) (share * count))] / 1000.0;
  }

  /// `p50 … p99 … p99.9 … max …` in microseconds.
  public String line() {
    return String.format(
        Locale.ROOT,
        "p50 %8.1f   p99 %8.1f   p99.9 %8.1f   max %8.1f µs",
        micros(0.5),
        micros(0.99),
        micros(0.999),
        micros(1));
  }
}
