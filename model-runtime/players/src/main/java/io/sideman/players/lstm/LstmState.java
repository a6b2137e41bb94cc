package io.sideman.players.lstm;

/// What an LSTM remembers between steps, and its scratch: one per player. Conductor thread.
public final class LstmState {
  final float[][] h; // (layers, hidden)
  final float[][] c; // (layers, hidden)
  final float[] z; // (4 * hidden), scratch

  /// Scores of the next token after [LstmNet#step], before softmax.
  public final float[] logits; // (outputs)

  public LstmState(LstmWeights weights) {
    h = new float[weights.layers()][weights.hidden()];
    c = new float[weights.layers()][weights.hidden()];
    z = new float[4 * weights.hidden()];
    logits = new float[weights.outputs()];
  }

  /// Forgets everything.
  public void clear() {
    for (int layer = 0; layer < h.length; layer++) {
      java.util.Arrays.fill(h[layer], 0);
      java.util.Arrays.fill(c[layer], 0);
    }
  }

  /// Takes over the memory of a state of the same net; scratch and logits stay as they are.
  public void copyFrom(LstmState other) {
    for (int layer = 0; layer < h.length; layer++) {
      System.arraycopy(other.h[layer], 0, h[layer], 0, h[layer].length);
      System.arraycopy(other.c[layer], 0, c[layer], 0, c[layer].length);
    }
  }
}
