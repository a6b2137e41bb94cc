package io.sideman.corpus.sessions;

import io.sideman.library.taste.Features;
import java.util.List;

/// Cosines between items.
final class Likeness {
  private final float[][] cosines; // (rows, columns)

  private Likeness(float[][] cosines) {
    this.cosines = cosines;
  }

  /// @param rows less the mean of their kind, as `columns` are
  static Likeness between(List<float[]> rows, List<float[]> columns) {
    List<float[]> others = columns.stream().map(Likeness::unit).toList();
    float[][] cosines = new float[rows.size()][others.size()];
    for (int i = 0; i < cosines.length; i++) {
      float[] own = unit(rows.get(i));
      for (int j = 0; j < others.size(); j++) {
        cosines[i][j] = (float) Features.dot(own, others.get(j));
      }
    }
    return new Likeness(cosines);
  }

  double of(int row, int column) {
    return cosines[row][column];
  }

  private static float[] unit(float[] item) {
    float[] unit = item.clone();
    double length = Math.sqrt(Features.dot(item, item) + 1e-12);
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= (float) length;
    }
    return unit;
  }
}
