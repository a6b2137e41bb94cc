package io.sideman.library.aspect;

/// Vectors of unit length.
final class Unit {
  private Unit() {}

  /// Gives `values[from, to)` length 1; zeros stay zeros.
  static void scale(float[] values, int from, int to) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += values[i] * values[i];
    }
    if (squares > 0) {
      float factor = (float) (1 / Math.sqrt(squares));
      for (int i = from; i < to; i++) {
        values[i] *= factor;
      }
    }
  }
}
