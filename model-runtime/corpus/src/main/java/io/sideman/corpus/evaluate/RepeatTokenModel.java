package io.sideman.corpus.evaluate;

import io.sideman.corpus.prepare.Sequence;
import java.util.List;

/// Plays the last bar again (for chords: the last four chords), smoothed by another model: `trust *
/// repeat + (1 - trust) * other`, the trust chosen on validation songs.
final class RepeatTokenModel implements TokenModel {
  private static final double STEP = 0.05;

  private final Layout layout;
  private final TokenModel other;
  private double trust = 0.5;

  RepeatTokenModel(Layout layout, TokenModel other) {
    this.layout = layout;
    this.other = other;
  }

  /// Chooses the trust that fits these songs best.
  void tune(List<Sequence> validation) {
    int choices = (int) Math.round(1 / STEP) - 1;
    double[] sums = new double[choices];
    for (Sequence sequence : validation) {
      begin(sequence);
      layout.eachToken(
          sequence,
          (step, index, previous) -> {
            double smooth = Math.exp(other.logProbability(sequence, step, index, previous));
            for (int i = 0; i < choices; i++) {
              sums[i] += Math.log(mix(sequence, step, index, smooth, (i + 1) * STEP));
            }
          });
    }
    int best = 0;
    for (int i = 1; i < choices; i++) {
      best = sums[i] > sums[best] ? i : best;
    }
    trust = (best + 1) * STEP;
  }

  @Override
  public void begin(Sequence sequence) {
    other.begin(sequence);
  }

  @Override
  public double logProbability(Sequence sequence, int step, int index, int previous) {
    double smooth = Math.exp(other.logProbability(sequence, step, index, previous));
    return Math.log(mix(sequence, step, index, smooth, trust));
  }

  private double mix(Sequence sequence, int step, int index, double smooth, double share) {
    int repeated = layout.repeated(sequence, step, index);
    if (repeated < 0) {
      return smooth;
    }
    boolean same = sequence.tokens().get(step)[index] == repeated;
    return (1 - share) * smooth + (same ? share : 0);
  }
}
