package io.sideman.players.lstm;

import java.util.SplittableRandom;

/// Weights of about the size that training leaves, repeatable.
final class RandomWeights {
  private RandomWeights() {}

  static LstmWeights of(int inputs, int hidden, int layers, int outputs, long seed) {
    var weights = new LstmWeights(inputs, hidden, layers, outputs);
    var random = new SplittableRandom(seed);
    double scale = 1 / Math.sqrt(hidden);
    for (int layer = 0; layer < layers; layer++) {
      fill(weights.input(layer), random, layer == 0 ? 0.5 : scale);
      fill(weights.recurrent(layer), random, scale);
      fill(new float[][] {weights.bias(layer)}, random, 0.5);
    }
    fill(weights.output(), random, 4 * scale);
    fill(new float[][] {weights.outputBias()}, random, 0.5);
    return weights;
  }

  private static void fill(float[][] rows, SplittableRandom random, double scale) {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble(-scale, scale);
      }
    }
  }
}
