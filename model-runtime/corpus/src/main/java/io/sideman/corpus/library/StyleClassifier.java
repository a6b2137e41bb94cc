package io.sideman.corpus.library;

import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Multinomial logistic regression by stochastic gradient descent; rare classes count more.
/// Deterministic by its seed.
final class StyleClassifier {
  private static final int EPOCHS = 40;
  private static final double RATE = 0.08;
  private static final double DECAY = 2e-5; // of weights, per step

  private StyleClassifier() {}

  /// @param rows features
  /// @param labels class of each row
  static FeedForward train(List<float[]> rows, List<Integer> labels, int classes, long seed) {
    int inputs = rows.getFirst().length;
    float[][] weights = new float[inputs][classes];
    float[] bias = new float[classes];
    double[] importance = importance(labels, classes);
    var order = new ArrayList<Integer>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    var random = new Random(seed);
    double[] errors = new double[classes];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      double rate = RATE * (1 - (double) epoch / EPOCHS);
      for (int i : order) {
        int label = labels.get(i);
        errors(rows.get(i), weights, bias, errors);
        errors[label] -= 1;
        step(rows.get(i), errors, weights, bias, rate * importance[label]);
      }
    }
    return new FeedForward(List.of(new DenseLayer(weights, bias, Activation.LINEAR)));
  }

  /// Between counting every row alike and every class alike.
  private static double[] importance(List<Integer> labels, int classes) {
    double[] counts = new double[classes];
    labels.forEach(label -> counts[label]++);
    double usual = (double) labels.size() / classes;
    double[] result = new double[classes];
    for (int i = 0; i < classes; i++) {
      result[i] = Math.sqrt(usual / Math.max(1, counts[i]));
    }
    return result;
  }

  private static void errors(float[] row, float[][] weights, float[] bias, double[] into) {
    for (int c = 0; c < into.length; c++) {
      into[c] = bias[c];
    }
    for (int i = 0; i < row.length; i++) {
      float x = row[i];
      if (x != 0) {
        for (int c = 0; c < into.length; c++) {
          into[c] += x * weights[i][c];
        }
      }
    }
    double most = Double.NEGATIVE_INFINITY;
    for (double each : into) {
      most = Math.max(most, each);
    }
    double sum = 0;
    for (int c = 0; c < into.length; c++) {
      into[c] = Math.exp(into[c] - most);
      sum += into[c];
    }
    for (int c = 0; c < into.length; c++) {
      into[c] /= sum;
    }
  }

  private static void step(
      float[] row, double[] errors, float[][] weights, float[] bias, double rate) {
    for (int i = 0; i < row.length; i++) {
      float x = row[i];
      if (x != 0) {
        float[] own = weights[i];
        for (int c = 0; c < errors.length; c++) {
          own[c] -= (float) (rate * (errors[c] * x + DECAY * own[c]));
        }
      }
    }
    for (int c = 0; c < errors.length; c++) {
      bias[c] -= (float) (rate * errors[c]);
    }
  }
}
