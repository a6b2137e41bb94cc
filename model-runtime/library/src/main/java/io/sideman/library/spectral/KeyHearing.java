package io.sideman.library.spectral;

import io.sideman.engine.harmony.Key;

/// The key whose profile goes best with how much each pitch class sounds. Profiles: Albrecht and
/// Shanahan, *The use of large corpora to train a new type of key-finding algorithm*, 2013.
final class KeyHearing {
  private static final double[] MAJOR = {
    0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081
  };
  private static final double[] MINOR = {
    0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052
  };
  private static final double SURE = 0.15; // lead over the next key

  private KeyHearing() {}

  /// @param confidence 0..1, by how far the next best key is behind
  record Found(Key key, double confidence, double likeness) {}

  static Found of(float[] chroma) {
    double best = Double.NEGATIVE_INFINITY;
    double second = best;
    Key key = new Key(0, false);
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean minor : new boolean[] {false, true}) {
        double likeness = likeness(chroma, new Key(tonic, minor));
        if (likeness > best) {
          second = best;
          best = likeness;
          key = new Key(tonic, minor);
        } else if (likeness > second) {
          second = likeness;
        }
      }
    }
    return new Found(key, Math.clamp((best - second) / SURE, 0, 1), best);
  }

  /// Correlation of a chroma with a key's profile, -1 to 1.
  static double likeness(float[] chroma, Key key) {
    double[] profile = key.minor() ? MINOR : MAJOR;
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
