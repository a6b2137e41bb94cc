package io.sideman.engine.listen.harmony;

import java.util.Arrays;

/// The likeliest sequence of chord states for a file (Viterbi over [ChordSpace] states), and the
/// likeliest bass under it.
final class ChordPath {
  private static final int STATES = ChordSpace.STATES;
  private static final int NONE = ChordSpace.NONE;

  /// Paths this many nats behind the best are not followed into a change.
  private static final float BEAM = 14;

  /// Cost in nats of moving the bass under a lasting chord, on a beat and off it.
  private static final float BASS_MOVE = 5;

  private static final float BASS_MOVE_OFF_BEAT = 8;

  private final float[][] logNext = new float[STATES][STATES]; // (from, to)
  private final float[] logPrior = new float[STATES];
  private final ChordTransitions transitions;
  private final HarmonyModel.Tuning tuning;

  ChordPath(ChordTransitions transitions, HarmonyModel.Tuning tuning) {
    this.transitions = transitions;
    this.tuning = tuning;
    for (int from = 0; from < STATES; from++) {
      logPrior[from] = log(transitions.prior(from));
      for (int to = 0; to < STATES; to++) {
        logNext[from][to] = log(transitions.next(from, to));
      }
    }
  }

  private static float log(float p) {
    return (float) Math.log(p + 1e-9f);
  }

  /// The likeliest states, and how likely they are.
  static final class Found {
    private final int[] states;
    private final double score;

    private Found(int[] states, double score) {
      this.states = states;
      this.score = score;
    }

    /// The state of each step.
    int[] states() {
      return states;
    }

    /// Higher is likelier; to be compared between readings of one file.
    double score() {
      return score;
    }
  }

  /// Finds the likeliest states.
  ///
  /// @param evidence (steps, states): the network's probabilities
  /// @param strengths of each step in its bar
  Found find(float[][] evidence, int[] strengths) {
    int steps = evidence.length;
    short[][] from = new short[steps][STATES];
    float[] score = new float[STATES];
    Arrays.fill(score, -20);
    score[NONE] = 0;
    for (int t = 0; t < steps; t++) {
      score = advance(score, strengths[t], from[t]);
      for (int i = 0; i < STATES; i++) {
        float word = log(evidence[t][i]) - tuning.wholePrior() * logPrior[i];
        score[i] += tuning.wholeSharpness() * word;
      }
    }
    return new Found(trace(score, from), score[Posterior.best(score, STATES)]);
  }

  private float[] advance(float[] score, int strength, short[] from) {
    float leave = Math.min(0.9f, transitions.change(strength) * tuning.wholeChange());
    float leaveNone = Math.min(0.9f, transitions.leaveNone(strength) * tuning.wholeChange());
    float[] next = new float[STATES];
    float best = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < STATES; i++) {
      next[i] = score[i] + log(1 - (i == NONE ? leaveNone : leave));
      from[i] = (short) i;
      best = Math.max(best, score[i]);
    }
    for (int i = 0; i < STATES; i++) {
      if (score[i] > best - BEAM) {
        float leaving = score[i] + log(i == NONE ? leaveNone : leave);
        for (int to = 0; to < STATES; to++) {
          float candidate = leaving + logNext[i][to];
          if (candidate > next[to]) {
            next[to] = candidate;
            from[to] = (short) i;
          }
        }
      }
    }
    return next;
  }

  private static int[] trace(float[] score, short[][] from) {
    int[] path = new int[from.length];
    int state = Posterior.best(score, score.length);
    for (int t = path.length - 1; t >= 0; t--) {
      path[t] = state;
      state = from[t][state];
    }
    return path;
  }

  /// The bass pitch class of each step under the chords of `path`.
  ///
  /// @param bass (steps, 12): the network's probabilities for the bass of the chord of the path
  static int[] bass(int[] path, float[][] bass, int[] strengths) {
    int steps = path.length;
    int[][] from = new int[steps][12];
    float[] score = new float[12];
    for (int t = 0; t < steps; t++) {
      boolean fresh = t == 0 || path[t] != path[t - 1];
      float move = strengths[t] < 3 ? BASS_MOVE : BASS_MOVE_OFF_BEAT;
      int best = Posterior.best(score, 12);
      float[] next = new float[12];
      for (int pc = 0; pc < 12; pc++) {
        float moving = score[best] - (fresh ? 0 : move);
        boolean moves = fresh || moving > score[pc];
        from[t][pc] = moves ? best : pc;
        next[pc] = (moves ? moving : score[pc]) + log(bass[t][pc]);
      }
      score = next;
    }
    int[] result = new int[steps];
    int pc = Posterior.best(score, 12);
    for (int t = steps - 1; t >= 0; t--) {
      result[t] = pc;
      pc = from[t][pc];
    }
    return result;
  }
}
