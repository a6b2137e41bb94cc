package io.sideman.library.recommend;

/// The factor of a symmetric, positive definite matrix, and what it solves. Rows lie one after the
/// other, so that the innermost loops run along memory and the compiler makes them wide by itself.
///
/// A library would bring megabytes of native code for three loops; the largest matrix here has as
/// many rows as there are listeners (1,892 in the evaluation: a second).
public final class Cholesky {
  private final int size;
  private final double[] upper; // (size, size), U with A = U'U; below the diagonal undefined

  private Cholesky(int size, double[] upper) {
    this.size = size;
    this.upper = upper;
  }

  /// Factors a matrix in place: the array belongs to the factor from here on. Only its upper
  /// triangle is read.
  public static Cholesky of(double[] matrix, int size) {
    for (int k = 0; k < size; k++) {
      double pivot = matrix[k * size + k];
      if (!(pivot > 0)) {
        throw new ArithmeticException("the matrix is not positive definite at row " + k);
      }
      double scale = 1 / Math.sqrt(pivot);
      for (int j = k; j < size; j++) {
        matrix[k * size + j] *= scale;
      }
      for (int i = k + 1; i < size; i++) {
        addRow(matrix, i * size, -matrix[k * size + i], k * size, i, size);
      }
    }
    return new Cholesky(size, matrix);
  }

  private static void addRow(double[] a, int to, double by, int from, int start, int end) {
    for (int j = start; j < end; j++) {
      a[to + j] += by * a[from + j];
    }
  }

  /// Solves in place: `b` becomes the x with Ax = b.
  public void solve(double[] b) {
    for (int k = 0; k < size; k++) { // U'y = b, column by column of U'
      b[k] /= upper[k * size + k];
      double y = b[k];
      for (int j = k + 1; j < size; j++) {
        b[j] -= y * upper[k * size + j];
      }
    }
    for (int k = size - 1; k >= 0; k--) {
      double sum = b[k];
      for (int j = k + 1; j < size; j++) {
        sum -= upper[k * size + j] * b[j];
      }
      b[k] = sum / upper[k * size + k];
    }
  }

  /// The inverse of A, both triangles.
  public double[] inverse() {
    double[] inverse = new double[size * size];
    for (int i = 0; i < size; i++) { // all columns of the unit matrix at once, row by row
      inverse[i * size + i] = 1;
    }
    for (int k = 0; k < size; k++) {
      scaleRow(inverse, k, 1 / upper[k * size + k], k + 1);
      for (int j = k + 1; j < size; j++) {
        addRow(inverse, j * size, -upper[k * size + j], k * size, 0, k + 1);
      }
    }
    for (int k = size - 1; k >= 0; k--) {
      for (int j = k + 1; j < size; j++) {
        addRow(inverse, k * size, -upper[k * size + j], j * size, 0, k + 1);
      }
      scaleRow(inverse, k, 1 / upper[k * size + k], k + 1);
    }
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        inverse[i * size + j] = inverse[j * size + i];
      }
    }
    return inverse;
  }

  private void scaleRow(double[] a, int row, double by, int end) {
    for (int j = 0; j < end; j++) {
      a[row * size + j] *= by;
    }
  }
}
