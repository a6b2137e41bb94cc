package io.sideman.training.loops;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Bounds the largest singular value of a matrix, known by power iteration: weights change little
/// between updates, so one round each time keeps up.
final class SpectralNorm {
  private INDArray direction; // (outputs, 1), of length 1

  SpectralNorm(INDArray weights) {
    direction = Nd4j.ones(weights.columns(), 1);
    direction.divi(Math.sqrt(weights.columns()));
    for (int i = 0; i < 10; i++) {
      iterate(weights);
    }
  }

  /// The largest singular value, about.
  double iterate(INDArray weights) {
    INDArray left = weights.mmul(direction);
    left.divi(left.norm2Number().doubleValue() + 1e-12);
    INDArray right = weights.transpose().mmul(left);
    double norm = right.norm2Number().doubleValue();
    direction = right.divi(norm + 1e-12);
    return norm;
  }

  /// Shrinks the matrix when its norm is above `most`.
  void limit(INDArray weights, double most) {
    double norm = iterate(weights);
    if (norm > most) {
      weights.muli(most / norm);
    }
  }

  void save(DataOutputStream out) throws IOException {
    Nd4j.write(direction, out);
  }

  void load(DataInputStream in) throws IOException {
    direction = Nd4j.read(in);
  }
}
