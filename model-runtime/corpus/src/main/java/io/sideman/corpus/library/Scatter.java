package io.sideman.corpus.library;

/// Sums of products of deviations: how numbers vary together.
final class Scatter {
  private final int size;
  private final double[][] sums; // (size, size), upper triangle
  private long count;

  Scatter(int size) {
    this.size = size;
    sums = new double[size][size];
  }

  void add(float[] row, double[] middle) {
    double[] off = new double[size];
    for (int i = 0; i < size; i++) {
      off[i] = row[i] - middle[i];
    }
    for (int i = 0; i < size; i++) {
      double x = off[i];
      if (x != 0) {
        double[] into = sums[i];
        for (int j = i; j < size; j++) {
          into[j] += x * off[j];
        }
      }
    }
    count++;
  }

  /// Adds the mean product, times a weight, to a full matrix.
  void addTo(double[][] matrix, double weight) {
    double factor = weight / Math.max(1, count);
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        matrix[i][j] += factor * sums[i][j];
        matrix[j][i] = matrix[i][j];
      }
    }
  }
}
