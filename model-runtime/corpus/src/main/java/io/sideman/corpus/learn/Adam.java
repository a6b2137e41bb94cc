package io.sideman.corpus.learn;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Adam (Kingma and Ba 2015) with weights that fade on their own (Loshchilov and Hutter 2019) and a
/// gradient that is never longer than [#LONGEST].
final class Adam {
  static final float LONGEST = 1;

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final float MEAN = 0.9f;
  private static final float SQUARE = 0.99f;
  private static final float LEAST = 1e-6f;

  final Parameters mean;
  final Parameters square;

  Adam(Parameters like) {
    mean = like.sameSize();
    square = like.sameSize();
  }

  /// Takes one step downhill.
  ///
  /// @param updates steps taken before this one
  void step(Parameters weights, Parameters gradient, int updates, double rate, double fade) {
    List<float[]> gradients = gradient.arrays();
    double length = 0;
    for (float[] array : gradients) {
      length += squares(array);
    }
    float scale = (float) Math.min(1, LONGEST / Math.max(1e-12, Math.sqrt(length)));
    float meanScale = (float) (1 / (1 - Math.pow(MEAN, updates + 1)));
    float squareScale = (float) (1 / (1 - Math.pow(SQUARE, updates + 1)));
    for (int i = 0; i < gradients.size(); i++) {
      step(
          weights.arrays().get(i),
          gradients.get(i),
          mean.arrays().get(i),
          square.arrays().get(i),
          scale,
          (float) rate * meanScale,
          squareScale,
          (float) (1 - rate * fade));
    }
  }

  private static double squares(float[] values) {
    double sum = 0;
    int bound = FLOATS.loopBound(values.length);
    FloatVector sums = FloatVector.zero(FLOATS);
    for (int j = 0; j < bound; j += FLOATS.length()) {
      FloatVector each = FloatVector.fromArray(FLOATS, values, j);
      sums = each.fma(each, sums);
    }
    for (int lane = 0; lane < FLOATS.length(); lane++) {
      sum += sums.lane(lane); // in order, so that the bits are the same every time
    }
    for (int j = bound; j < values.length; j++) {
      sum += values[j] * values[j];
    }
    return sum;
  }

  private static void step(
      float[] weights,
      float[] gradient,
      float[] mean,
      float[] square,
      float scale,
      float rate,
      float squareScale,
      float keep) {
    int bound = FLOATS.loopBound(weights.length);
    for (int j = 0; j < bound; j += FLOATS.length()) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradient, j).mul(scale);
      FloatVector m = FloatVector.fromArray(FLOATS, mean, j).mul(MEAN).add(g.mul(1 - MEAN));
      FloatVector s =
          FloatVector.fromArray(FLOATS, square, j).mul(SQUARE).add(g.mul(g).mul(1 - SQUARE));
      m.intoArray(mean, j);
      s.intoArray(square, j);
      FloatVector move = m.mul(rate).div(s.mul(squareScale).sqrt().add(LEAST));
      FloatVector.fromArray(FLOATS, weights, j).mul(keep).sub(move).intoArray(weights, j);
    }
    for (int j = bound; j < weights.length; j++) {
      float g = gradient[j] * scale;
      mean[j] = mean[j] * MEAN + g * (1 - MEAN);
      square[j] = square[j] * SQUARE + g * g * (1 - SQUARE);
      float move = mean[j] * rate / ((float) Math.sqrt(square[j] * squareScale) + LEAST);
      weights[j] = weights[j] * keep - move;
    }
  }
}
