package io.sideman.library.decode;

import java.math.BigInteger;

/// Changes the rate by a bank of windowed sinc filters, one for each position between two input
/// samples (polyphase; Kaiser window, about 80 dB of stop band). Immutable.
public final class Resampler {
  private static final int ZEROS = 20; // zero crossings of the sinc on either side
  private static final double CUTOFF = 0.94; // of the lower of the two Nyquist frequencies
  private static final double BETA = 8.0;
  private static final int MOST_PHASES = 2048;

  private final int up;
  private final int down;
  private final int half; // input samples on either side
  private final float[][] bank; // (phases, 2 * half)

  public Resampler(int from, int to) {
    int divisor = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
    up = to / divisor;
    down = from / divisor;
    double scale = CUTOFF * Math.min(1.0, (double) to / from);
    half = (int) Math.ceil(ZEROS / scale);
    int phases = Math.min(up, MOST_PHASES); // strange ratios take the nearest of these
    bank = new float[phases][];
    for (int p = 0; p < phases; p++) {
      bank[p] = filter((double) p / phases, scale);
    }
  }

  private float[] filter(double offset, double scale) {
    float[] taps = new float[2 * half];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double x = i - half + 1 - offset;
      double tap = scale * sinc(x * scale) * kaiser(x / half);
      taps[i] = (float) tap;
      sum += tap;
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= (float) sum;
    }
    return taps;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
  }

  /// Modified Bessel function of order 0, by its series.
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  /// The whole of `samples` at the other rate; silence is taken to lie before and after.
  public float[] resample(float[] samples) {
    int length = Math.toIntExact(((long) samples.length * up + down - 1) / down);
    float[] out = new float[length];
    for (int i = 0; i < length; i++) {
      long position = (long) i * down;
      int first = (int) (position / up) - half + 1;
      int phase = (int) (position % up * bank.length / up);
      out[i] = at(samples, first, bank[phase]);
    }
    return out;
  }

  private static float at(float[] samples, int first, float[] taps) {
    float sum = 0;
    int from = Math.max(0, -first);
    int to = Math.min(taps.length, samples.length - first);
    for (int k = from; k < to; k++) {
      sum += samples[first + k] * taps[k];
    }
    return sum;
  }
}
