package io.sideman.training.loops;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Critic against generator, at one level.
interface Game {
  /// Mean scores of the critic in one update.
  record Scores(double real, double invented) {}

  /// One update of the generator and those of the critic that belong to it.
  Scores update(RandomGenerator random);

  void save(DataOutputStream out) throws IOException;

  void load(DataInputStream in) throws IOException;

  /// Gradient of the critic's loss at its scores: real ones should be high, invented ones low; the
  /// hinge asks for no more than 1 either way.
  static INDArray criticError(GanPlan plan, INDArray scores, boolean real) {
    int count = scores.rows();
    float[] score = scores.dup('c').data().asFloat();
    float[] error = new float[count];
    for (int i = 0; i < count; i++) {
      boolean enough = plan.loss() == GanPlan.Loss.HINGE && (real ? score[i] : -score[i]) >= 1;
      error[i] = enough ? 0 : (real ? -1f : 1f) / count;
    }
    return Nd4j.create(error, new long[] {count, 1}, 'c');
  }

  /// Gradient of the generator's loss at the critic's scores: they should be high.
  static INDArray generatorError(INDArray scores) {
    return Nd4j.valueArrayOf(scores.shape(), -1.0f / scores.rows());
  }
}
