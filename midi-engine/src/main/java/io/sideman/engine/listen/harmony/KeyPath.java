package io.sideman.engine.listen.harmony;

/// The likeliest sequence of keys for a file, one per bar-long stretch (Viterbi).
final class KeyPath {
  private static final int KEYS = 24;

  private KeyPath() {}

  /// @param evidence (stretches, 25): the network's probabilities
  static int[] states(float[][] evidence, HarmonyModel.Tuning tuning) {
    int[][] from = new int[evidence.length][KEYS];
    float move = (float) Math.log(tuning.wholeKeyChange());
    float[] score = new float[KEYS];
    for (int t = 0; t < evidence.length; t++) {
      int best = Posterior.best(score, KEYS);
      float[] next = new float[KEYS];
      for (int k = 0; k < KEYS; k++) {
        boolean moves = score[best] + move > score[k];
        from[t][k] = moves ? best : k;
        float word = (float) Math.log(evidence[t][k] + 1e-6f);
        next[k] = (moves ? score[best] + move : score[k]) + tuning.wholeKeySharpness() * word;
      }
      score = next;
    }
    int[] path = new int[evidence.length];
    int state = Posterior.best(score, KEYS);
    for (int t = path.length - 1; t >= 0; t--) {
      path[t] = state;
      state = from[t][state];
    }
    return path;
  }
}
