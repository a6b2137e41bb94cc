package io.sideman.library.suggest;

/// What one reason makes of its numbers: one hidden layer of tanh, then a share of 0 to 1.
///
/// @param weights hidden rows of inputs
/// @param biases one per hidden unit
/// @param out one per hidden unit, then the last bias
/// @param importance its part of the score, not yet set in proportion to the others'
@SuppressWarnings("ArrayRecordComponent") // weights, shared by trainer and model
public record Part(float[][] weights, float[] biases, float[] out, double importance) {
  /// How well the numbers fit, 0 to 1.
  public double value(float[] numbers) {
    double sum = out[out.length - 1];
    for (int unit = 0; unit < weights.length; unit++) {
      float[] row = weights[unit];
      double active = biases[unit];
      for (int i = 0; i < row.length; i++) {
        active += row[i] * numbers[i];
      }
      sum += out[unit] * Math.tanh(active);
    }
    return 1 / (1 + Math.exp(-sum));
  }

  Part weighing(double otherImportance) {
    return new Part(weights, biases, out, otherImportance);
  }
}
