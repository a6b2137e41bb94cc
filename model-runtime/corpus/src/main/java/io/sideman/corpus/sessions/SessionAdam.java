package io.sideman.corpus.sessions;

import java.util.List;

/// Adam (Kingma and Ba 2015) with weights that fade on their own (Loshchilov and Hutter 2019) and a
/// gradient that is never longer than one.
final class SessionAdam {
  private static final double MEAN = 0.9;
  private static final double SQUARE = 0.99;
  private static final double FADE = 0.02;

  private final SessionRows weights;
  private final SessionRows mean;
  private final SessionRows square;
  private int updates;

  SessionAdam(SessionRows weights) {
    this.weights = weights;
    mean = weights.sameSize();
    square = weights.sameSize();
  }

  void step(List<float[]> gradient, double rate) {
    updates++;
    double squares = 0;
    for (float[] row : gradient) {
      for (float each : row) {
        squares += each * each;
      }
    }
    double scale = 1 / Math.max(1, Math.sqrt(squares));
    double meanScale = 1 / (1 - Math.pow(MEAN, updates));
    double squareScale = 1 / (1 - Math.pow(SQUARE, updates));
    for (int i = 0; i < gradient.size(); i++) {
      float[] row = weights.rows.get(i);
      float[] m = mean.rows.get(i);
      float[] s = square.rows.get(i);
      float[] g = gradient.get(i);
      double pace = rate * weights.pace(i);
      for (int j = 0; j < row.length; j++) {
        double each = scale * g[j];
        m[j] = (float) (MEAN * m[j] + (1 - MEAN) * each);
        s[j] = (float) (SQUARE * s[j] + (1 - SQUARE) * each * each);
        double move = m[j] * meanScale / (Math.sqrt(s[j] * squareScale) + 1e-8);
        row[j] -= (float) (pace * move + rate * FADE * row[j]);
      }
    }
  }
}
