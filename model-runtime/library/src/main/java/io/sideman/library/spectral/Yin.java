package io.sideman.library.spectral;

/// The fundamental of one voice: de Cheveigné and Kawahara, *YIN, a fundamental frequency estimator
/// for speech and music*, 2002, steps 1 to 5. Owns its buffers; one thread.
final class Yin {
  static final double LOWEST_HZ = 62;
  static final double HIGHEST_HZ = 1600;

  private static final double THRESHOLD = 0.15; // of the cumulative mean difference

  private final int rate;
  private final int window;
  private final int shortest;
  private final double[] difference;
  private double aperiodicity = 1;

  Yin(int rate) {
    this.rate = rate;
    window = (int) (rate / LOWEST_HZ * 1.7);
    shortest = (int) (rate / HIGHEST_HZ);
    difference = new double[(int) (rate / LOWEST_HZ) + 2];
  }

  /// Samples that a frame needs.
  int frame() {
    return window + difference.length;
  }

  /// Hz around sample `centre`, or 0 where nothing repeats; see [#aperiodicity] for how surely.
  double at(float[] samples, int centre) {
    int first = centre - frame() / 2;
    aperiodicity = 1;
    if (first < 0 || first + frame() > samples.length) {
      return 0;
    }
    double sum = 0;
    difference[0] = 1;
    for (int lag = 1; lag < difference.length; lag++) {
      float squares = 0;
      for (int i = first; i < first + window; i++) {
        float apart = samples[i] - samples[i + lag];
        squares += apart * apart;
      }
      sum += squares;
      difference[lag] = sum > 0 ? squares * lag / sum : 1;
    }
    int lag = dip();
    if (lag <= 0) {
      return 0;
    }
    aperiodicity = difference[lag];
    return rate / exact(lag);
  }

  /// How little the last frame repeated: 0 a perfect tone, 1 none.
  double aperiodicity() {
    return aperiodicity;
  }

  /// The first dip below the threshold, else the deepest.
  private int dip() {
    int deepest = 0;
    for (int lag = Math.max(2, shortest); lag + 1 < difference.length; lag++) {
      boolean low = difference[lag] <= difference[lag - 1] && difference[lag] < difference[lag + 1];
      if (low && difference[lag] < THRESHOLD) {
        return lag;
      }
      if (low && (deepest == 0 || difference[lag] < difference[deepest])) {
        deepest = lag;
      }
    }
    return deepest;
  }

  private double exact(int lag) {
    double a = difference[lag - 1];
    double b = difference[lag];
    double c = difference[lag + 1];
    double curve = a - 2 * b + c;
    return Math.abs(curve) < 1e-12 ? lag : lag + Math.clamp(0.5 * (a - c) / curve, -0.5, 0.5);
  }
}
