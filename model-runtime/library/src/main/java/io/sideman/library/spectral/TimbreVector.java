package io.sideman.library.spectral;

import io.sideman.library.item.Aspect;

/// The vector of who plays: shares of the families, which notes have too, then the spectrum, which
/// counts less and only sound has.
final class TimbreVector {
  private static final int SPECTRUM = 32;
  private static final double REST = 0.5; // length of what is not a family

  private TimbreVector() {}

  /// @param standardised timbre, the common numbers first
  static float[] of(double[] families, float[] standardised) {
    float[] vector = new float[Aspect.TIMBRE.size()];
    double shares = 1e-12;
    for (double share : families) {
      shares += share * share;
    }
    for (int i = 0; i < families.length; i++) {
      vector[i] = (float) (families[i] / Math.sqrt(shares));
    }
    double rest = 1e-12;
    for (int i = 0; i < Timbre.COMMON; i++) {
      rest += standardised[i] * standardised[i];
    }
    for (int i = 0; i < Timbre.COMMON; i++) {
      vector[SPECTRUM + i] = (float) (REST * standardised[i] / Math.sqrt(rest));
    }
    double whole = 0;
    for (float value : vector) {
      whole += value * value;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(whole);
    }
    return vector;
  }
}
