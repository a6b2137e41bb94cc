package io.sideman.players.lstm;

/// The weights of one LSTM with a linear output layer: plain rows of floats, filled once by a
/// trainer or by the model file and only read afterwards. Any thread once filled.
///
/// The layout is DL4J's: each matrix has one row per *input*, each row holds the four gates side by
/// side in the order I F O G. **I is the tanh candidate and G the sigmoid input gate**: `c = f * c
/// + i * g` and `h = o * tanh(c)`.
public final class LstmWeights {
  private final int inputs;
  private final int hidden;
  private final int layers;
  private final int outputs;
  private final float[][][] input; // (layers, inputs or hidden, 4 * hidden)
  private final float[][][] recurrent; // (layers, hidden, 4 * hidden)
  private final float[][] bias; // (layers, 4 * hidden)
  private final float[][] output; // (hidden, outputs)
  private final float[] outputBias; // (outputs)

  /// All weights zero.
  public LstmWeights(int inputs, int hidden, int layers, int outputs) {
    this.inputs = positive("inputs", inputs);
    this.hidden = positive("hidden", hidden);
    this.layers = positive("layers", layers);
    this.outputs = positive("outputs", outputs);
    input = new float[layers][][];
    recurrent = new float[layers][hidden][4 * hidden];
    bias = new float[layers][4 * hidden];
    for (int layer = 0; layer < layers; layer++) {
      input[layer] = new float[layer == 0 ? inputs : hidden][4 * hidden];
    }
    output = new float[hidden][outputs];
    outputBias = new float[outputs];
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
    }
    return value;
  }

  public int inputs() {
    return inputs;
  }

  /// Units per layer.
  public int hidden() {
    return hidden;
  }

  public int layers() {
    return layers;
  }

  public int outputs() {
    return outputs;
  }

  /// DL4J's `W` of a layer: `[inputs][4 * hidden]` for layer 0, `[hidden][4 * hidden]` above. The
  /// array itself, to be filled in place.
  public float[][] input(int layer) {
    return input[layer];
  }

  /// DL4J's `RW` of a layer: `[hidden][4 * hidden]`.
  public float[][] recurrent(int layer) {
    return recurrent[layer];
  }

  /// DL4J's `b` of a layer: `[4 * hidden]`.
  public float[] bias(int layer) {
    return bias[layer];
  }

  /// DL4J's `W` of the output layer: `[hidden][outputs]`.
  public float[][] output() {
    return output;
  }

  /// DL4J's `b` of the output layer: `[outputs]`.
  public float[] outputBias() {
    return outputBias;
  }

  /// Number of floats in all arrays together.
  public long parameters() {
    return parameters(inputs, hidden, layers, outputs);
  }

  /// The same for sizes that have not been built yet.
  public static long parameters(int inputs, int hidden, int layers, int outputs) {
    long gates = 4L * hidden;
    long first = gates * (inputs + hidden + 1L);
    long above = gates * (2L * hidden + 1L) * (layers - 1L);
    return first + above + (hidden + 1L) * outputs;
  }
}
