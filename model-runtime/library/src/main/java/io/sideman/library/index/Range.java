package io.sideman.library.index;

/// Numbers from `from` to `to`, both included.
public record Range(double from, double to) {
  public Range {
    if (!(from <= to)) {
      throw new IllegalArgumentException("a range must go upwards, but was " + from + " to " + to);
    }
  }

  public static Range atLeast(double from) {
    return new Range(from, Double.POSITIVE_INFINITY);
  }

  public static Range atMost(double to) {
    return new Range(Double.NEGATIVE_INFINITY, to);
  }

  public boolean contains(double value) {
    return value >= from && value <= to;
  }

  Range times(double factor) {
    return new Range(from * factor, to * factor);
  }
}
