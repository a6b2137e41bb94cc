package io.sideman.players.lstm;

import org.jspecify.annotations.Nullable;

/// Steps an LSTM whose input is a sparse binary vector: a few ones at known places, so that the
/// first layer's input product is the sum of a few rows. Shared by any threads, each with its own
/// [LstmState]; a step allocates nothing.
public final class LstmNet {
  private final LstmWeights weights;
  private final Kernel kernel;
  private final int @Nullable [][][] packedInput; // (layers, hidden, 2 * hidden), layer 0 unused
  private final int @Nullable [][][] packedRecurrent; // (layers, hidden, 2 * hidden)
  private final int @Nullable [][] packedOutput; // (hidden, outputs / 2)

  private LstmNet(LstmWeights weights, Kernel kernel, boolean packed) {
    this.weights = weights;
    this.kernel = kernel;
    int layers = weights.layers();
    packedInput = packed ? new int[layers][][] : null;
    packedRecurrent = packed ? new int[layers][][] : null;
    packedOutput = packed ? BrainFloats.pack(weights.output()) : null;
    for (int layer = 0; packed && layer < layers; layer++) {
      packedRecurrent[layer] = BrainFloats.pack(weights.recurrent(layer));
      packedInput[layer] = layer == 0 ? new int[0][] : BrainFloats.pack(weights.input(layer));
    }
  }

  /// A net in 32-bit floats.
  public static LstmNet of(LstmWeights weights, Kernel kernel) {
    return new LstmNet(weights, kernel, false);
  }

  /// A net that keeps its large matrices as bfloat16: half the memory traffic. Weights that were
  /// stored as bfloat16 lose nothing, and both nets give the same bits.
  public static LstmNet packed(LstmWeights weights, Kernel kernel) {
    return new LstmNet(weights, kernel, true);
  }

  public LstmWeights weights() {
    return weights;
  }

  public Kernel kernel() {
    return kernel;
  }

  /// Takes one step: updates the state's memory and its logits.
  ///
  /// @param active indices of the inputs that are one, none twice
  public void step(LstmState state, int[] active, int activeCount) {
    advance(state, active, activeCount);
    System.arraycopy(weights.outputBias(), 0, state.logits, 0, state.logits.length);
    float[] top = state.h[weights.layers() - 1];
    if (packedOutput != null) {
      kernel.addPacked(state.logits, packedOutput, top);
    } else {
      kernel.addRows(state.logits, weights.output(), top);
    }
  }

  /// Takes one step without asking for logits.
  public void advance(LstmState state, int[] active, int activeCount) {
    float[] z = state.z;
    for (int layer = 0; layer < weights.layers(); layer++) {
      System.arraycopy(weights.bias(layer), 0, z, 0, z.length);
      if (layer == 0) {
        for (int i = 0; i < activeCount; i++) {
          kernel.addRow(z, weights.input(0)[active[i]]);
        }
      } else {
        add(z, packedInput, layer, weights.input(layer), state.h[layer - 1]);
      }
      add(z, packedRecurrent, layer, weights.recurrent(layer), state.h[layer]);
      kernel.gates(z, state.c[layer], state.h[layer]);
    }
  }

  private void add(float[] z, int @Nullable [][][] packed, int layer, float[][] rows, float[] x) {
    if (packed != null) {
      kernel.addPacked(z, packed[layer], x);
    } else {
      kernel.addRows(z, rows, x);
    }
  }
}
