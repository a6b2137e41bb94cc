package io.sideman.engine.listen.harmony;

/// How chords follow each other, learned by counting: how likely a change is at each strength of
/// the bar, and which chord comes then, by the step between the roots and by both qualities.
/// Immutable.
public final class ChordTransitions {
  private static final int Q = ChordSpace.QUALITY_COUNT;
  private static final int STRENGTHS = BarPosition.STRENGTHS;

  /// Values in [#values()].
  public static final int SIZE = 2 * STRENGTHS + 1 + Q + 12 * Q * Q + Q + 1;

  private static final int LEAVE_NONE = STRENGTHS;
  private static final int TO_NONE = 2 * STRENGTHS;
  private static final int FROM_NONE = TO_NONE + 1;
  private static final int CHANGE = FROM_NONE + Q;
  private static final int PRIOR = CHANGE + 12 * Q * Q;

  private final float[] values;

  /// @param values as [#values()] gives them; kept, not copied
  public ChordTransitions(float[] values) {
    if (values.length != SIZE) {
      throw new IllegalArgumentException(
          "chord transitions have " + SIZE + " values, not " + values.length);
    }
    this.values = values;
  }

  public float[] values() {
    return values;
  }

  /// Probability that a chord gives way on a step of this strength.
  public float change(int strength) {
    return values[strength];
  }

  /// Probability that silence gives way on a step of this strength.
  public float leaveNone(int strength) {
    return values[LEAVE_NONE + strength];
  }

  /// Probability of each state of a step, whatever came before.
  public float prior(int state) {
    return state == ChordSpace.NONE ? values[PRIOR + Q] : values[PRIOR + state % Q] / 12;
  }

  /// Probability of `to`, given that `from` gives way.
  public float next(int from, int to) {
    if (from == ChordSpace.NONE) {
      return to == ChordSpace.NONE ? 0 : values[FROM_NONE + to % Q] / 12;
    }
    if (to == ChordSpace.NONE) {
      return values[TO_NONE];
    }
    int interval = Math.floorMod(to / Q - from / Q, 12);
    return (1 - values[TO_NONE]) * values[CHANGE + (interval * Q + from % Q) * Q + to % Q];
  }

  /// Counts what follows what in labelled steps and turns it into [ChordTransitions].
  public static final class Counter {
    private final double[] steps = new double[STRENGTHS];
    private final double[] changes = new double[STRENGTHS];
    private final double[] noneSteps = new double[STRENGTHS];
    private final double[] noneEnds = new double[STRENGTHS];
    private final double[] fromNone = new double[Q];
    private final double[][][] next = new double[12][Q][Q];
    private final double[] prior = new double[Q + 1];
    private double toNone;
    private double toChord;

    /// One step.
    ///
    /// @param from state of the step before
    /// @param to state of this step
    /// @param strength of this step
    public void count(int from, int to, int strength) {
      prior[to == ChordSpace.NONE ? Q : to % Q]++;
      if (from == ChordSpace.NONE) {
        noneSteps[strength]++;
        if (to != from) {
          noneEnds[strength]++;
          fromNone[to % Q]++;
        }
        return;
      }
      steps[strength]++;
      if (to == ChordSpace.NONE) {
        changes[strength]++;
        toNone++;
      } else if (to != from) {
        changes[strength]++;
        toChord++;
        next[Math.floorMod(to / Q - from / Q, 12)][from % Q][to % Q]++;
      }
    }

    public ChordTransitions result() {
      float[] values = new float[SIZE];
      for (int s = 0; s < STRENGTHS; s++) {
        values[s] = (float) ((changes[s] + 0.5) / (steps[s] + 10));
        values[LEAVE_NONE + s] = (float) ((noneEnds[s] + 0.5) / (noneSteps[s] + 10));
      }
      values[TO_NONE] = (float) ((toNone + 0.5) / (toNone + toChord + 10));
      double started = sum(fromNone) + Q * 0.1;
      double counted = sum(prior) + Q + 1;
      for (int q = 0; q < Q; q++) {
        values[FROM_NONE + q] = (float) ((fromNone[q] + 0.1) / started);
        values[PRIOR + q] = (float) ((prior[q] + 1) / counted);
        fillNext(q, values);
      }
      values[PRIOR + Q] = (float) ((prior[Q] + 1) / counted);
      return new ChordTransitions(values);
    }

    /// Rows are smoothed with what any quality is followed by, for rare qualities have few counts.
    private void fillNext(int from, float[] values) {
      double[][] any = new double[12][Q];
      double anySum = 0;
      for (int interval = 0; interval < 12; interval++) {
        for (int to = 0; to < Q; to++) {
          any[interval][to] = 0.05;
          for (int f = 0; f < Q; f++) {
            any[interval][to] += next[interval][f][to];
          }
          anySum += any[interval][to];
        }
      }
      double rowSum = 0;
      for (double[][] byInterval : next) {
        rowSum += sum(byInterval[from]);
      }
      double weight = 20;
      for (int interval = 0; interval < 12; interval++) {
        for (int to = 0; to < Q; to++) {
          double smooth = next[interval][from][to] + weight * any[interval][to] / anySum;
          values[CHANGE + (interval * Q + from) * Q + to] = (float) (smooth / (rowSum + weight));
        }
      }
    }

    private static double sum(double[] counts) {
      double sum = 0;
      for (double count : counts) {
        sum += count;
      }
      return sum;
    }
  }
}
