package io.sideman.app.doctor;

import java.util.Arrays;

/// How measured values are spread. Percentiles are nearest ranks: values that occurred.
///
/// @param count how many values; the others are NaN when it is 0
public record Spread(int count, double p50, double p99, double p999, double max) {
  /// The spread of some values, which stay as they are.
  public static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(
        sorted.length, rank(sorted, 0.5), rank(sorted, 0.99), rank(sorted, 0.999), rank(sorted, 1));
  }

  private static double rank(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /// Every value by the same factor.
  public Spread times(double factor) {
    return new Spread(count, p50 * factor, p99 * factor, p999 * factor, max * factor);
  }
}
