package io.sideman.training.vae;

import java.util.SplittableRandom;

/// Examples side by side, one a row; reused.
final class VaeBatch {
  final float[][] input;
  final float[][] target;
  final float[][] mask;
  final float[][] condition;
  final float[][] noise;

  private final Examples examples;

  VaeBatch(Examples examples, int size, int latents) {
    this.examples = examples;
    input = new float[size][examples.inputs()];
    target = new float[size][examples.outputs()];
    mask = new float[size][examples.outputs()];
    condition = new float[examples.conditions() > 0 ? size : 0][examples.conditions()];
    noise = new float[size][latents];
  }

  /// Fills every row with a drawn and changed example, and noise for its code.
  void draw(SplittableRandom random) {
    for (int row = 0; row < input.length; row++) {
      int index = examples.draw(random);
      examples.fill(index, random, input[row], target[row], mask[row], condition(row));
      for (int i = 0; i < noise[row].length; i++) {
        noise[row][i] = (float) random.nextGaussian();
      }
    }
  }

  /// Fills one row with an example as it is, without noise.
  void put(int row, int index) {
    examples.fill(index, null, input[row], target[row], mask[row], condition(row));
  }

  private float[] condition(int row) {
    return condition.length > 0 ? condition[row] : new float[0];
  }
}
