package io.sideman.corpus.listen;

import java.util.ArrayList;
import java.util.List;

/// Ridge regression of log tempo on the features of a song, each feature standardised first and all
/// shrunk alike.
final class TempoRegression {
  private static final double RIDGE = 200;
  private static final double LEAST_DEVIATION = 1e-3;

  private final List<double[]> songs = new ArrayList<>();
  private final List<Double> targets = new ArrayList<>();

  void add(double[] features, double log2Bpm) {
    songs.add(features.clone());
    targets.add(log2Bpm);
  }

  /// One weight per feature for features as they come, then the bias, the mean target and the
  /// deviation of what is left.
  double[] weights() {
    int size = songs.getFirst().length;
    double mean = targets.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    var centre = new double[size];
    var scale = new double[size];
    for (int i = 0; i < size; i++) {
      int feature = i;
      centre[i] = songs.stream().mapToDouble(song -> song[feature]).average().orElse(0);
      double squares =
          songs.stream().mapToDouble(song -> square(song[feature] - centre[feature])).sum();
      scale[i] = 1 / (Math.sqrt(squares / songs.size()) + LEAST_DEVIATION);
    }
    double[] solved = solve(normal(centre, scale), right(centre, scale, mean));
    var result = new double[size + 3];
    result[size] = mean;
    for (int i = 0; i < size; i++) {
      result[i] = solved[i] * scale[i];
      result[size] -= result[i] * centre[i];
    }
    result[size + 1] = mean;
    result[size + 2] = deviation(result, size);
    return result;
  }

  private static double square(double value) {
    return value * value;
  }

  private double deviation(double[] weights, int size) {
    double squares = 0;
    for (int s = 0; s < songs.size(); s++) {
      double rest = targets.get(s) - weights[size];
      for (int i = 0; i < size; i++) {
        rest -= weights[i] * songs.get(s)[i];
      }
      squares += rest * rest;
    }
    return Math.sqrt(squares / songs.size());
  }

  private double[][] normal(double[] centre, double[] scale) {
    int size = centre.length;
    var result = new double[size][size];
    for (double[] song : songs) {
      for (int i = 0; i < size; i++) {
        double own = (song[i] - centre[i]) * scale[i];
        for (int j = 0; j < size; j++) {
          result[i][j] += own * (song[j] - centre[j]) * scale[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      result[i][i] += RIDGE;
    }
    return result;
  }

  private double[] right(double[] centre, double[] scale, double mean) {
    var result = new double[centre.length];
    for (int s = 0; s < songs.size(); s++) {
      for (int i = 0; i < result.length; i++) {
        result[i] += (songs.get(s)[i] - centre[i]) * scale[i] * (targets.get(s) - mean);
      }
    }
    return result;
  }

  // Gauss's elimination; the ridge keeps the pivots away from 0.
  private static double[] solve(double[][] left, double[] right) {
    int size = right.length;
    for (int pivot = 0; pivot < size; pivot++) {
      for (int row = pivot + 1; row < size; row++) {
        double factor = left[row][pivot] / left[pivot][pivot];
        for (int column = pivot; column < size; column++) {
          left[row][column] -= factor * left[pivot][column];
        }
        right[row] -= factor * right[pivot];
      }
    }
    for (int row = size - 1; row >= 0; row--) {
      for (int column = row + 1; column < size; column++) {
        right[row] -= left[row][column] * right[column];
      }
      right[row] /= left[row][row];
    }
    return right;
  }
}
