package io.sideman.library.spectral;

import io.sideman.engine.harmony.Key;

/// The key of a chroma: one weight per degree and mode, the same for all tonics. The weights are a
/// softmax regression on 240 four-bar piano loops of training songs (POP909-CL's corrected keys,
/// played by FluidR3), so they know what harmonics do to a chroma.
final class KeyHearing {
  private static final double[] MAJOR = {
    2.98, -1.79, -0.53, -2.36, 2.07, 1.57, -2.72, 4.24, -1.30, 1.02, -3.98, 0.82
  };
  private static final double[] MINOR = {
    4.06, -3.74, 0.88, 2.13, -1.04, -0.12, -1.82, 3.07, 0.40, -4.58, 0.94, -0.19
  };
  private static final double MINOR_MORE = 0.32;

  // Albrecht and Shanahan, The use of large corpora to train a new type of key-finding algorithm,
  // 2013: to ask whether a key that somebody states can be right.
  private static final double[] MAJOR_PROFILE = {
    0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081
  };
  private static final double[] MINOR_PROFILE = {
    0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052
  };

  private KeyHearing() {}

  /// @param confidence probability of the key, 0..1
  /// @param likeness of the chroma to the key's profile, -1 to 1
  record Found(Key key, double confidence, double likeness) {}

  static Found of(float[] chroma) {
    double best = Double.NEGATIVE_INFINITY;
    Key key = new Key(0, false);
    double sum = 0;
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean minor : new boolean[] {false, true}) {
        double score = score(chroma, tonic, minor);
        sum += Math.exp(score);
        if (score > best) {
          best = score;
          key = new Key(tonic, minor);
        }
      }
    }
    return new Found(key, Math.exp(best) / sum, likeness(chroma, key));
  }

  private static double score(float[] chroma, int tonic, boolean minor) {
    double mean = 0;
    for (float value : chroma) {
      mean += value / 12;
    }
    double squares = 1e-12;
    double score = 0;
    for (int i = 0; i < 12; i++) {
      double value = chroma[(tonic + i) % 12] - mean;
      squares += value * value;
      score += value * (minor ? MINOR : MAJOR)[i];
    }
    return score / Math.sqrt(squares) + (minor ? MINOR_MORE : 0);
  }

  /// Correlation of a chroma with a key's profile, -1 to 1.
  static double likeness(float[] chroma, Key key) {
    double[] profile = key.minor() ? MINOR_PROFILE : MAJOR_PROFILE;
    double meanC = 0;
    double meanP = 0;
    for (int i = 0; i < 12; i++) {
      meanC += chroma[i] / 12;
      meanP += profile[i] / 12;
    }
    double cp = 0;
    double cc = 0;
    double pp = 0;
    for (int i = 0; i < 12; i++) {
      double c = chroma[(key.tonic() + i) % 12] - meanC;
      double p = profile[i] - meanP;
      cp += c * p;
      cc += c * c;
      pp += p * p;
    }
    return cp / Math.sqrt(cc * pp + 1e-12);
  }
}
