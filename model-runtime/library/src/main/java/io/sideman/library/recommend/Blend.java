package io.sideman.library.recommend;

import java.util.List;

/// Several recommenders as one: the sum of their scores, each brought to the same scale (mean 0 and
/// spread 1 over the listener's items in question), times its weight.
public final class Blend implements Recommender {
  private final List<Recommender> parts;
  private final double[] weights;

  public Blend(List<Recommender> parts, double[] weights) {
    if (parts.size() != weights.length) {
      throw new IllegalArgumentException(
          parts.size() + " recommenders need as many weights, but there were " + weights.length);
    }
    this.parts = List.copyOf(parts);
    this.weights = weights.clone();
  }

  @Override
  public double[] scores(int[] had) {
    double[] sum = null;
    for (int part = 0; part < weights.length; part++) {
      if (weights[part] != 0) {
        double[] scores = scaled(parts.get(part).scores(had));
        sum = sum == null ? new double[scores.length] : sum;
        for (int item = 0; item < sum.length; item++) {
          sum[item] += weights[part] * scores[item];
        }
      }
    }
    return sum == null ? parts.getFirst().scores(had) : sum;
  }

  /// Brings scores to mean 0 and spread 1, in place.
  public static double[] scaled(double[] scores) {
    double mean = 0;
    for (double score : scores) {
      mean += score / scores.length;
    }
    double squares = 0;
    for (double score : scores) {
      squares += (score - mean) * (score - mean);
    }
    double spread = Math.sqrt(squares / scores.length);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = spread > 0 ? (scores[i] - mean) / spread : 0;
    }
    return scores;
  }
}
