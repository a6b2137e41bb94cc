package io.sideman.players.lstm;

/// The exponential and its kin in plain 32-bit arithmetic. Written out, not taken from the
/// platform, so that every machine and every vector width computes the same bits.
final class Activation {
  /// Beyond this the exponential is cut off: a sigmoid is 0 or 1 there anyway.
  static final float MOST = 87;

  static final float LOG2_E = 1.442695f;

  /// Adding it rounds to a whole number, which then stands in the lowest bits.
  static final float ROUND = 12_582_912f; // 1.5 * 2^23

  static final float LN2_HIGH = 355f / 512;
  static final float LN2_LOW = -2.12194440e-4f;
  static final int ONE_BITS = 0x3F80_0000;
  static final int MANTISSA_BITS = 23;

  // Taylor's series; the rest it leaves out is below 2e-9 within ln(2)/2
  static final float C7 = 1f / 5040;
  static final float C6 = 1f / 720;
  static final float C5 = 1f / 120;
  static final float C4 = 1f / 24;
  static final float C3 = 1f / 6;
  static final float C2 = 1f / 2;

  private Activation() {}

  /// e to the power of `x`, for `x` within [#MOST] either way.
  static float exp(float x) {
    float clamped = Math.max(-MOST, Math.min(MOST, x));
    float rounded = Math.fma(clamped, LOG2_E, ROUND);
    float whole = rounded - ROUND;
    float rest = Math.fma(whole, -LN2_LOW, Math.fma(whole, -LN2_HIGH, clamped));
    float series = Math.fma(rest, C7, C6);
    series = Math.fma(rest, series, C5);
    series = Math.fma(rest, series, C4);
    series = Math.fma(rest, series, C3);
    series = Math.fma(rest, series, C2);
    series = Math.fma(rest, series, 1f);
    series = Math.fma(rest, series, 1f);
    int exponent = Float.floatToRawIntBits(rounded) << MANTISSA_BITS;
    return series * Float.intBitsToFloat(exponent + ONE_BITS);
  }

  static float sigmoid(float x) {
    return 1f / (1f + exp(-x));
  }

  static float tanh(float x) {
    float e = exp(-2f * x);
    return (1f - e) / (1f + e);
  }
}
