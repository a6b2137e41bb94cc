package io.sideman.players.lstm;

/// The obvious loops: fallback where there is no vector module, and the twin in tests.
final class ScalarKernel implements Kernel {
  @Override
  public void addRow(float[] y, float[] row) {
    for (int j = 0; j < y.length; j++) {
      y[j] += row[j];
    }
  }

  @Override
  public void addRows(float[] y, float[][] rows, float[] x) {
    for (int k = 0; k < x.length; k++) {
      float factor = x[k];
      float[] row = rows[k];
      for (int j = 0; j < y.length; j++) {
        y[j] = Math.fma(row[j], factor, y[j]);
      }
    }
  }

  @Override
  public void addPacked(float[] y, int[][] rows, float[] x) {
    for (int k = 0; k < x.length; k++) {
      float factor = x[k];
      int[] row = rows[k];
      int half = row.length;
      for (int j = 0; j < half; j++) {
        y[j] = Math.fma(Float.intBitsToFloat(row[j] << 16), factor, y[j]);
      }
      for (int j = half; j < y.length; j++) {
        float weight = Float.intBitsToFloat(row[j - half] & BrainFloats.UPPER);
        y[j] = Math.fma(weight, factor, y[j]);
      }
    }
  }

  @Override
  public void gates(float[] z, float[] c, float[] h) {
    int n = c.length;
    for (int j = 0; j < n; j++) {
      float candidate = Activation.tanh(z[j]);
      float forget = Activation.sigmoid(z[n + j]);
      float output = Activation.sigmoid(z[2 * n + j]);
      float input = Activation.sigmoid(z[3 * n + j]);
      c[j] = Math.fma(forget, c[j], candidate * input);
      h[j] = output * Activation.tanh(c[j]);
    }
  }

  @Override
  public void exp(float[] values, int count) {
    for (int j = 0; j < count; j++) {
      values[j] = Activation.exp(values[j]);
    }
  }
}
