package io.sideman.library.symbolic;

import io.sideman.engine.harmony.Key;

/// The key whose profile goes best with how long each pitch class sounds. Profiles: Albrecht and
/// Shanahan, *The use of large corpora to train a new type of key-finding algorithm*, 2013.
final class KeyProfile {
  private static final double[] MAJOR = {
    0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081
  };
  private static final double[] MINOR = {
    0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052
  };
  private static final double MARGIN_OF_A_SURE_KEY = 0.15;

  private KeyProfile() {}

  /// @param confidence 0..1, by how far the next best key is behind
  record Found(Key key, double confidence) {}

  static Found of(float[] chroma) {
    double best = Double.NEGATIVE_INFINITY;
    double second = best;
    Key key = new Key(0, false);
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean minor : new boolean[] {false, true}) {
        double likeness = correlation(chroma, minor ? MINOR : MAJOR, tonic);
        if (likeness > best) {
          second = best;
          best = likeness;
          key = new Key(tonic, minor);
        } else if (likeness > second) {
          second = likeness;
        }
      }
    }
    return new Found(key, Math.clamp((best - second) / MARGIN_OF_A_SURE_KEY, 0, 1));
  }

  /// How well a key goes with a chroma, -1 to 1.
  static double likeness(float[] chroma, Key key) {
    return correlation(chroma, key.minor() ? MINOR : MAJOR, key.tonic());
  }

  private static double correlation(float[] weights, double[] profile, int tonic) {
    double meanW = 0;
    for (int i = 0; i < 12; i++) {
      meanW += weights[i] / 12;
    }
    double wp = 0;
    double ww = 0;
    double pp = 0;
    for (int i = 0; i < 12; i++) {
      double w = weights[(tonic + i) % 12] - meanW;
      double p = profile[i] - 1.0 / 12;
      wp += w * p;
      ww += w * w;
      pp += p * p;
    }
    return wp / Math.sqrt(ww * pp + 1e-12);
  }
}
