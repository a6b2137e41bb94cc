package io.sideman.corpus.chorales;

/// The key so far: pitch classes heard, weighed by how long, against the profiles of Albrecht and
/// Shanahan (2013). Knows the past only.
final class TonicGuess {
  private static final double[] MAJOR = {
    .238, .006, .111, .006, .137, .094, .016, .214, .009, .080, .008, .081
  };
  private static final double[] MINOR = {
    .220, .006, .104, .123, .019, .103, .012, .214, .062, .022, .061, .052
  };
  private static final double FADE = 0.995; // per 16th: a chorale's phrase is some 32 to 64

  private final double[] heard = new double[12];

  void hear(int pitchClass) {
    heard[pitchClass]++;
  }

  void pass() {
    for (int i = 0; i < 12; i++) {
      heard[i] *= FADE;
    }
  }

  /// Tonic pitch class, plus 12 in minor.
  int key() {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int key = 0; key < 24; key++) {
      double[] profile = key < 12 ? MAJOR : MINOR;
      double fit = 0;
      for (int pc = 0; pc < 12; pc++) {
        fit -= square(heard, profile, pc, Math.floorMod(pc - key, 12));
      }
      if (fit > most) {
        most = fit;
        best = key;
      }
    }
    return best;
  }

  private double square(double[] values, double[] profile, int pc, int degree) {
    double all = 1e-9;
    for (double each : values) {
      all += each;
    }
    double off = values[pc] / all - profile[degree];
    return off * off;
  }
}
