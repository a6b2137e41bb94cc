package io.sideman.library.spectral;

/// Triangular bands, equally far apart on the mel scale (O'Shaughnessy's formula).
final class MelBank {
  static final int BANDS = 40;
  private static final double LOWEST_HZ = 30;
  private static final double HIGHEST_HZ = 10_500;

  private final int[] first = new int[BANDS];
  private final float[][] weights = new float[BANDS][];
  private final double[] centres = new double[BANDS];

  MelBank(int size, int rate) {
    double low = mel(LOWEST_HZ);
    double step = (mel(HIGHEST_HZ) - low) / (BANDS + 1);
    double hertzPerBin = (double) rate / size;
    for (int b = 0; b < BANDS; b++) {
      double from = hertz(low + b * step);
      double centre = hertz(low + (b + 1) * step);
      double to = hertz(low + (b + 2) * step);
      centres[b] = centre;
      first[b] = Math.max(1, (int) Math.ceil(from / hertzPerBin));
      int last = Math.max(first[b], (int) Math.floor(to / hertzPerBin));
      weights[b] = new float[last - first[b] + 1];
      float sum = 0;
      for (int i = 0; i < weights[b].length; i++) {
        double f = (first[b] + i) * hertzPerBin;
        double rise = f <= centre ? (f - from) / (centre - from) : (to - f) / (to - centre);
        weights[b][i] = (float) Math.max(0.01, rise);
        sum += weights[b][i];
      }
      for (int i = 0; i < weights[b].length; i++) {
        weights[b][i] /= sum;
      }
    }
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  private static double hertz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  /// Mean energy per band.
  void energies(float[] magnitudes, float[] into) {
    for (int b = 0; b < BANDS; b++) {
      float sum = 0;
      float[] row = weights[b];
      for (int i = 0; i < row.length; i++) {
        float m = magnitudes[first[b] + i];
        sum += row[i] * m * m;
      }
      into[b] = sum;
    }
  }

  /// Middle of a band in Hz.
  double centre(int band) {
    return centres[band];
  }
}
