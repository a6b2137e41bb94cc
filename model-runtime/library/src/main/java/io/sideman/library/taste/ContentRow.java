package io.sideman.library.taste;

import io.sideman.library.recommend.Cholesky;
import java.util.List;

/// The listener's row of an implicit factorisation whose item factors are the items' own features:
/// so an item that nobody ever acted on has a place too. What the listener did pulls the row
/// towards what they like and away from what they do not; the rest of the library pulls it to
/// nothing, as the pairs that nobody had do in `AlternatingSquares`. A new deed is folded in by
/// solving this one row again.
///
/// One thread.
final class ContentRow {
  private static final double RIDGE = 0.5;
  private static final double LIBRARY = 4; // the rest of the library weighs as much as four likes

  private final double[] together; // (SIZE, SIZE), upper triangle
  private final double[] towards = new double[Features.SIZE];

  ContentRow(List<float[]> library) {
    int size = Features.SIZE;
    together = new double[size * size];
    for (float[] item : library) {
      addSquare(item, LIBRARY / library.size());
    }
    for (int i = 0; i < size; i++) {
      together[i * size + i] += RIDGE;
    }
  }

  /// Adds what is known of an item; a negative weight takes it back.
  ///
  /// @param weight how sure
  /// @param liked -1 to 1
  void add(float[] item, double weight, double liked) {
    addSquare(item, weight);
    for (int i = 0; i < item.length; i++) {
      towards[i] += weight * liked * item[i];
    }
  }

  private void addSquare(float[] item, double weight) {
    int size = item.length;
    for (int i = 0; i < size; i++) {
      double by = weight * item[i];
      if (by != 0) {
        for (int j = i; j < size; j++) {
          together[i * size + j] += by * item[j];
        }
      }
    }
  }

  /// The row; its product with an item's features tells how much the item is liked.
  float[] solve() {
    double[] row = towards.clone();
    Cholesky.of(together.clone(), Features.SIZE).solve(row);
    float[] result = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      result[i] = (float) row[i];
    }
    return result;
  }
}
