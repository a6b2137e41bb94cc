package io.sideman.library.recommend;

import java.util.function.ToDoubleFunction;

/// Finds the weights of a [Blend] by a figure of validation. It starts at the best single part and
/// takes only steps that gain, so on what it looks at the blend is never worse than its best part.
public final class WeightSearch {
  private static final double[] STEPS = {0.5, 0.25, 0.1};

  /// @param weights 0 or more, adding up to 1; a single 1 when no blend was better
  /// @param figure what they reach
  @SuppressWarnings("ArrayRecordComponent")
  public record Found(double[] weights, double figure) {}

  private WeightSearch() {}

  /// @param figure of some weights, more is better
  /// @param margin a step must gain more than this, so that chance does not win
  public static Found best(int parts, double margin, ToDoubleFunction<double[]> figure) {
    Found best = single(parts, figure);
    for (double step : STEPS) {
      boolean better = true;
      while (better) {
        better = false;
        for (int part = 0; part < parts; part++) {
          for (double by : new double[] {step, -step}) {
            double[] weights = moved(best.weights(), part, by);
            double reached = figure.applyAsDouble(weights);
            if (reached > best.figure() + margin) {
              best = new Found(weights, reached);
              better = true;
            }
          }
        }
      }
    }
    return best;
  }

  private static Found single(int parts, ToDoubleFunction<double[]> figure) {
    Found best = new Found(new double[0], Double.NEGATIVE_INFINITY);
    for (int part = 0; part < parts; part++) {
      double[] weights = new double[parts];
      weights[part] = 1;
      double reached = figure.applyAsDouble(weights);
      best = reached > best.figure() ? new Found(weights, reached) : best;
    }
    return best;
  }

  private static double[] moved(double[] weights, int part, double by) {
    double[] moved = weights.clone();
    moved[part] = Math.max(0, moved[part] + by);
    double sum = 0;
    for (double weight : moved) {
      sum += weight;
    }
    if (sum == 0) {
      return weights.clone();
    }
    for (int i = 0; i < moved.length; i++) {
      moved[i] /= sum;
    }
    return moved;
  }
}
