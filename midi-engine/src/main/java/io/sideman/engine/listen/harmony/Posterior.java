package io.sideman.engine.listen.harmony;

/// Turns the scores of a [TiedNetwork] into probabilities.
final class Posterior {
  private static final int ROOTS = TiedNetwork.ROOTS;

  private Posterior() {}

  /// Probabilities of `classes` per root and of none, in the order of the states, sum 1.
  ///
  /// @param stride outputs per root in the network, of which the first `classes` are classes
  static void states(TiedNetwork.Scratch scratch, int stride, int classes, float[] to) {
    int none = ROOTS * classes;
    float max = scratch.none;
    for (int root = 0; root < ROOTS; root++) {
      for (int c = 0; c < classes; c++) {
        max = Math.max(max, scratch.logits[root * stride + c]);
      }
    }
    float sum = 0;
    for (int root = 0; root < ROOTS; root++) {
      for (int c = 0; c < classes; c++) {
        float p = (float) Math.exp(scratch.logits[root * stride + c] - max);
        to[root * classes + c] = p;
        sum += p;
      }
    }
    to[none] = (float) Math.exp(scratch.none - max);
    sum += to[none];
    for (int i = 0; i <= none; i++) {
      to[i] /= sum;
    }
  }

  /// Probabilities of the bass of a chord on `root`, by absolute pitch class.
  static void bass(TiedNetwork.Scratch scratch, int root, float[] to) {
    int from = root * HarmonyModel.CHORD_OUTPUTS + ChordSpace.QUALITY_COUNT;
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < ROOTS; i++) {
      max = Math.max(max, scratch.logits[from + i]);
    }
    float sum = 0;
    for (int i = 0; i < ROOTS; i++) {
      float p = (float) Math.exp(scratch.logits[from + i] - max);
      to[(root + i) % ROOTS] = p;
      sum += p;
    }
    for (int i = 0; i < ROOTS; i++) {
      to[i] /= sum;
    }
  }

  /// Index of the largest of the first `count` values.
  static int best(float[] values, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
