package io.sideman.corpus.library;

import java.util.Comparator;
import java.util.stream.IntStream;

/// The directions in which what differs stands out most against what does not matter: Fisher's
/// linear discriminants, by the generalised symmetric eigenproblem (Cholesky, then Jacobi's
/// rotations). Deterministic.
final class Directions {
  private static final int MOST_SWEEPS = 30;
  private static final double SMALL = 1e-18;

  private Directions() {}

  /// @param within covariance of what is to be overlooked; positive definite
  /// @param total covariance of everything
  /// @param count of directions
  /// @return (inputs, directions), each direction scaled to unit variance within and weighted by
  ///   how much it tells
  static float[][] find(double[][] within, double[][] total, int count) {
    int size = within.length;
    double[][] lower = cholesky(within);
    double[][] middle = solveBothSides(lower, total);
    double[][] vectors = new double[size][size];
    jacobi(middle, vectors);
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -middle[i][i]))
            .mapToInt(i -> i)
            .toArray();
    float[][] result = new float[size][count];
    for (int d = 0; d < count; d++) {
      double[] direction = new double[size];
      for (int i = 0; i < size; i++) {
        direction[i] = vectors[i][order[d]];
      }
      backward(lower, direction);
      double ratio = Math.max(0, middle[order[d]][order[d]] - 1);
      double weight = Math.sqrt(ratio / (ratio + 1)); // as in two-covariance models
      for (int i = 0; i < size; i++) {
        result[i][d] = (float) (direction[i] * weight);
      }
    }
    return result;
  }

  private static double[][] cholesky(double[][] matrix) {
    int size = matrix.length;
    double[][] lower = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
      }
    }
    return lower;
  }

  /// The matrix seen in coordinates in which `within` is the identity.
  private static double[][] solveBothSides(double[][] lower, double[][] matrix) {
    int size = lower.length;
    double[][] half = new double[size][];
    for (int i = 0; i < size; i++) {
      half[i] = matrix[i].clone();
      forward(lower, half[i]);
    }
    double[][] result = new double[size][size];
    for (int j = 0; j < size; j++) {
      double[] column = new double[size];
      for (int i = 0; i < size; i++) {
        column[i] = half[i][j];
      }
      forward(lower, column);
      for (int i = 0; i < size; i++) {
        result[i][j] = column[i];
      }
    }
    return result;
  }

  private static void forward(double[][] lower, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      double sum = vector[i];
      for (int k = 0; k < i; k++) {
        sum -= lower[i][k] * vector[k];
      }
      vector[i] = sum / lower[i][i];
    }
  }

  private static void backward(double[][] lower, double[] vector) {
    for (int i = vector.length - 1; i >= 0; i--) {
      double sum = vector[i];
      for (int k = i + 1; k < vector.length; k++) {
        sum -= lower[k][i] * vector[k];
      }
      vector[i] = sum / lower[i][i];
    }
  }

  /// Rotates a symmetric matrix until only its diagonal is left: the eigenvalues.
  private static void jacobi(double[][] a, double[][] vectors) {
    int size = a.length;
    double trace = SMALL;
    for (int i = 0; i < size; i++) {
      vectors[i][i] = 1;
      trace += a[i][i] * a[i][i];
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double off = 0;
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          off += a[p][q] * a[p][q];
          if (a[p][q] * a[p][q] > SMALL * trace) {
            rotate(a, vectors, p, q);
          }
        }
      }
      if (off < 1e-14 * trace) {
        return;
      }
    }
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    double[] rowP = a[p];
    double[] rowQ = a[q];
    for (int k = 0; k < a.length; k++) {
      double x = rowP[k];
      double y = rowQ[k];
      rowP[k] = c * x - s * y;
      rowQ[k] = s * x + c * y;
    }
    for (int k = 0; k < a.length; k++) {
      double[] row = a[k];
      double x = row[p];
      double y = row[q];
      row[p] = c * x - s * y;
      row[q] = s * x + c * y;
      double[] own = vectors[k];
      double v = own[p];
      double w = own[q];
      own[p] = c * v - s * w;
      own[q] = s * v + c * w;
    }
  }
}
