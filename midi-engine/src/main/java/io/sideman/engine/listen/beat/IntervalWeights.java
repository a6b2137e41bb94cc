package io.sideman.engine.listen.beat;

import java.util.Arrays;

/// How well the intervals that end with an onset fit each beat length: harmony that changes every
/// two or four beats is usual, harmony that changes twice a beat is not. This is what tells a tempo
/// from its half and its double. No allocation after construction.
final class IntervalWeights {
  private final BeatModel model;
  private final float[] weights = new float[BeatModel.METERS.length * BarSpace.LENGTHS];
  private final double[] logs = new double[weights.length];

  IntervalWeights(BeatModel model) {
    this.model = model;
  }

  /// Factors per metre and length for the frame that `marks` closed last.
  float[] of(OnsetMarks marks) {
    Arrays.fill(logs, 0);
    for (int kind = 0; kind < OnsetMarks.INTERVALS; kind++) {
      long gap = marks.gapNanos(kind);
      if (gap > 0) {
        add(kind, gap);
      }
    }
    double trust = model.settings().intervalTrust();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(trust * logs[i]);
    }
    return weights;
  }

  private void add(int kind, long gap) {
    for (int i = 0; i < weights.length; i++) {
      double length = (BarSpace.SHORTEST + i % BarSpace.LENGTHS) * (double) BarSpace.FRAME_NANOS;
      logs[i] += model.logInterval(i / BarSpace.LENGTHS, kind, gap / length);
    }
  }
}
