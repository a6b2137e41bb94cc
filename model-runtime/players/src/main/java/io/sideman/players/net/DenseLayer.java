package io.sideman.players.net;

/// One fully connected layer.
public final class DenseLayer {
  private final float[][] weights; // (inputs, outputs)
  private final float[] bias; // (outputs)
  private final Activation activation;

  /// A layer of given numbers.
  ///
  /// @param weights one row per input, one column per output; not copied
  /// @param bias one per output; not copied
  public DenseLayer(float[][] weights, float[] bias, Activation activation) {
    if (weights.length == 0 || bias.length == 0) {
      throw new IllegalArgumentException("a layer needs inputs and outputs, but had none");
    }
    for (float[] row : weights) {
      if (row.length != bias.length) {
        throw new IllegalArgumentException(
            "rows must have " + bias.length + " weights, but one had " + row.length);
      }
    }
    this.weights = weights;
    this.bias = bias;
    this.activation = activation;
  }

  /// A layer of zeros.
  public static DenseLayer zeros(int inputs, int outputs, Activation activation) {
    return new DenseLayer(new float[inputs][outputs], new float[outputs], activation);
  }

  public float[][] weights() {
    return weights;
  }

  public float[] bias() {
    return bias;
  }

  public Activation activation() {
    return activation;
  }

  public int inputs() {
    return weights.length;
  }

  public int outputs() {
    return bias.length;
  }

  /// Row by row, so that inputs which are 0 (most of a sparse one) cost nothing.
  void run(float[] in, float[] out) {
    int outputs = bias.length;
    System.arraycopy(bias, 0, out, 0, outputs);
    for (int i = 0; i < weights.length; i++) {
      float x = in[i];
      if (x != 0) {
        float[] row = weights[i];
        for (int j = 0; j < outputs; j++) {
          out[j] += x * row[j];
        }
      }
    }
    for (int j = 0; j < outputs; j++) {
      out[j] = activation.apply(out[j]);
    }
  }
}
