package io.sideman.players.lstm;

/// The LSTM as textbooks write it, in 64-bit arithmetic: the slow, obvious model.
final class TextbookLstm {
  private final LstmWeights weights;
  private final double[][] h;
  private final double[][] c;

  TextbookLstm(LstmWeights weights) {
    this.weights = weights;
    h = new double[weights.layers()][weights.hidden()];
    c = new double[weights.layers()][weights.hidden()];
  }

  double[] step(int[] active) {
    double[] x = new double[weights.inputs()];
    for (int index : active) {
      x[index] = 1;
    }
    for (int layer = 0; layer < weights.layers(); layer++) {
      double[] z = product(x, weights.input(layer), weights.bias(layer));
      double[] r = product(h[layer], weights.recurrent(layer), new float[z.length]);
      int n = weights.hidden();
      for (int j = 0; j < n; j++) {
        double candidate = Math.tanh(z[j] + r[j]);
        double forget = sigmoid(z[n + j] + r[n + j]);
        double output = sigmoid(z[2 * n + j] + r[2 * n + j]);
        double input = sigmoid(z[3 * n + j] + r[3 * n + j]);
        c[layer][j] = forget * c[layer][j] + candidate * input;
        h[layer][j] = output * Math.tanh(c[layer][j]);
      }
      x = h[layer];
    }
    return product(x, weights.output(), weights.outputBias());
  }

  private static double[] product(double[] x, float[][] rows, float[] bias) {
    double[] y = new double[bias.length];
    for (int j = 0; j < y.length; j++) {
      y[j] = bias[j];
      for (int k = 0; k < x.length; k++) {
        y[j] += x[k] * rows[k][j];
      }
    }
    return y;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
