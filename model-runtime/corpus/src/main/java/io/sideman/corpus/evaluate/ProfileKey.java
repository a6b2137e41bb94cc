package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import java.util.List;

/// The classic rival for keys: the key whose profile correlates best with how long each pitch class
/// sounds in the whole file.
enum ProfileKey {
  /// Albrecht and Shanahan 2013.
  ALBRECHT_SHANAHAN(
      new double[] {
        0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081
      },
      new double[] {
        0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052
      }),

  /// Krumhansl and Kessler 1982.
  KRUMHANSL_KESSLER(
      new double[] {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88},
      new double[] {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17});

  private final double[] major;
  private final double[] minor;

  ProfileKey(double[] major, double[] minor) {
    this.major = major;
    this.minor = minor;
  }

  Key key(List<Note> notes) {
    double[] weights = new double[12];
    for (Note note : notes) {
      weights[note.key() % 12] += note.lengthTicks();
    }
    Key best = new Key(0, false);
    double bestLikeness = -2;
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean isMinor : new boolean[] {false, true}) {
        double likeness = correlation(weights, isMinor ? minor : major, tonic);
        if (likeness > bestLikeness) {
          bestLikeness = likeness;
          best = new Key(tonic, isMinor);
        }
      }
    }
    return best;
  }

  private static double correlation(double[] weights, double[] profile, int tonic) {
    double meanW = 0;
    double meanP = 0;
    for (int i = 0; i < 12; i++) {
      meanW += weights[i] / 12;
      meanP += profile[i] / 12;
    }
    double wp = 0;
    double ww = 0;
    double pp = 0;
    for (int i = 0; i < 12; i++) {
      double w = weights[(tonic + i) % 12] - meanW;
      double p = profile[i] - meanP;
      wp += w * p;
      ww += w * w;
      pp += p * p;
    }
    return wp / Math.sqrt(ww * pp + 1e-12);
  }

  /// MIREX: 1 exact, 0.5 a fifth off in the same mode, 0.3 relative, 0.2 parallel, else 0.
  static double mirex(Key heard, Key label) {
    int up = Math.floorMod(heard.tonic() - label.tonic(), 12);
    if (heard.minor() == label.minor()) {
      return up == 0 ? 1 : up == 7 || up == 5 ? 0.5 : 0;
    }
    if (up == 0) {
      return 0.2;
    }
    return up == (label.minor() ? 3 : 9) ? 0.3 : 0;
  }
}
