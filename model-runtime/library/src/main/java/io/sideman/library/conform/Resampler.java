package io.sideman.library.conform;

/// Reads a sound at another speed through a windowed sinc (Kaiser), without aliasing.
final class Resampler {
  private static final int LOBES = 16;
  private static final double BETA = 8.6; // side lobes some 86 dB down

  private Resampler() {}

  /// @param speed frames of the source per frame of the result
  static float[] read(float[] source, double speed, int frames) {
    double cut = Math.min(1, 1 / speed) * 0.97;
    int reach = (int) Math.ceil(LOBES / cut);
    float[] result = new float[frames];
    for (int i = 0; i < frames; i++) {
      double place = i * speed;
      int middle = (int) Math.floor(place);
      double sum = 0;
      for (int n = Math.max(0, middle - reach + 1);
          n <= Math.min(source.length - 1, middle + reach);
          n++) {
        sum += source[n] * tap(place - n, cut, reach);
      }
      result[i] = (float) sum;
    }
    return result;
  }

  private static double tap(double distance, double cut, int reach) {
    double edge = distance / reach;
    if (Math.abs(edge) >= 1) {
      return 0;
    }
    double x = Math.PI * distance * cut;
    double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
    return cut * sinc * WINDOW[(int) Math.round(Math.abs(edge) * (WINDOW.length - 1))];
  }

  private static final double[] WINDOW = window();

  private static double[] window() {
    double[] window = new double[8193];
    for (int i = 0; i < window.length; i++) {
      double edge = i / (window.length - 1.0);
      window[i] = bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA);
    }
    return window;
  }

  /// The modified Bessel function of order 0, by its series.
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; k < 40; k++) {
      term *= x / 2 / k * (x / 2 / k);
      sum += term;
    }
    return sum;
  }
}
