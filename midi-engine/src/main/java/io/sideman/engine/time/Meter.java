package io.sideman.engine.time;

/// A time signature such as 4/4 or 6/8.
///
/// @param numerator beats in a bar, 1 to 32
/// @param denominator note value of the written beat, a power of two from 1 to 32
public record Meter(int numerator, int denominator) {
  public static final Meter COMMON = new Meter(4, 4);

  public Meter {
    if (numerator < 1 || numerator > 32) {
      throw new IllegalArgumentException("numerator must be 1-32, but was " + numerator);
    }
    if (denominator < 1 || denominator > 32 || Integer.bitCount(denominator) != 1) {
      throw new IllegalArgumentException(
          "denominator must be a power of two from 1 to 32, but was " + denominator);
    }
  }

  /// Ticks in one written beat.
  public int beatTicks() {
    return Ticks.PER_QUARTER * 4 / denominator;
  }

  /// Ticks in one bar.
  public int barTicks() {
    return beatTicks() * numerator;
  }

  /// Planning steps (16ths) in one bar, rounded up when the metre does not divide into 16ths.
  public int barSteps() {
    return (barTicks() + Ticks.PER_STEP - 1) / Ticks.PER_STEP;
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
