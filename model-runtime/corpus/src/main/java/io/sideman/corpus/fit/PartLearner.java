package io.sideman.corpus.fit;

import io.sideman.library.suggest.Part;
import java.util.SplittableRandom;

/// Learns one reason's network by Adam (Kingma and Ba 2015). The caller has the loss.
final class PartLearner {
  private static final double MEAN = 0.9;
  private static final double SQUARE = 0.999;
  private static final double LEAST = 1e-8;

  private final int inputs;
  private final int hidden;
  private final float[] weights; // rows of inputs, biases, out with its bias
  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private final double[] active;
  private int updates;

  PartLearner(int inputs, int hidden, SplittableRandom random) {
    this.inputs = inputs;
    this.hidden = hidden;
    int count = hidden * inputs + hidden + hidden + 1;
    weights = new float[count];
    gradient = new float[count];
    mean = new float[count];
    square = new float[count];
    active = new double[hidden];
    for (int i = 0; i < hidden * inputs; i++) {
      weights[i] = (float) (random.nextDouble(-1, 1) * Math.sqrt(3.0 / inputs));
    }
    for (int i = hidden * inputs + hidden; i < count - 1; i++) {
      weights[i] = (float) (random.nextDouble(-1, 1) / Math.sqrt(hidden));
    }
  }

  /// What the part says of its numbers, 0 to 1.
  double value(float[] numbers) {
    int biases = hidden * inputs;
    int out = biases + hidden;
    double sum = weights[out + hidden];
    for (int unit = 0; unit < hidden; unit++) {
      double total = weights[biases + unit];
      for (int i = 0, at = unit * inputs; i < inputs; i++, at++) {
        total += weights[at] * numbers[i];
      }
      active[unit] = Math.tanh(total);
      sum += weights[out + unit] * active[unit];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /// Adds to the gradient what numbers cause whose value should move.
  ///
  /// @param slope of the loss by the value
  void learn(float[] numbers, double slope) {
    double value = value(numbers);
    double delta = slope * value * (1 - value);
    int biases = hidden * inputs;
    int out = biases + hidden;
    gradient[out + hidden] += (float) delta;
    for (int unit = 0; unit < hidden; unit++) {
      gradient[out + unit] += (float) (delta * active[unit]);
      double back = delta * weights[out + unit] * (1 - active[unit] * active[unit]);
      gradient[biases + unit] += (float) back;
      for (int i = 0, at = unit * inputs; i < inputs; i++, at++) {
        gradient[at] += (float) (back * numbers[i]);
      }
    }
  }

  /// One step downhill; the gradient starts anew.
  ///
  /// @param decay of weights but biases, per step and unit of rate
  void step(double rate, double decay) {
    updates++;
    double first = 1 - Math.pow(MEAN, updates);
    double second = 1 - Math.pow(SQUARE, updates);
    for (int i = 0; i < weights.length; i++) {
      mean[i] = (float) (MEAN * mean[i] + (1 - MEAN) * gradient[i]);
      square[i] = (float) (SQUARE * square[i] + (1 - SQUARE) * gradient[i] * gradient[i]);
      double move = mean[i] / first / (Math.sqrt(square[i] / second) + LEAST);
      double fade = i < hidden * inputs ? decay * weights[i] : 0;
      weights[i] -= (float) (rate * (move + fade));
      gradient[i] = 0;
    }
  }

  /// What was learned so far.
  Part part(double importance) {
    float[][] rows = new float[hidden][inputs];
    float[] biases = new float[hidden];
    float[] out = new float[hidden + 1];
    for (int unit = 0; unit < hidden; unit++) {
      System.arraycopy(weights, unit * inputs, rows[unit], 0, inputs);
      biases[unit] = weights[hidden * inputs + unit];
      out[unit] = weights[hidden * inputs + hidden + unit];
    }
    out[hidden] = weights[weights.length - 1];
    return new Part(rows, biases, out, importance);
  }
}
