package io.sideman.engine.listen.harmony;

import java.util.Arrays;

/// A small network with one hidden layer, asked twelve times with the same weights: once per root,
/// with every pitch-class block of the input turned so that the root comes first. What it learns in
/// one key it therefore knows in all. Weights are shared and read-only in use; scratch is per
/// owner.
public final class TiedNetwork {
  public static final int ROOTS = 12;

  /// Turning inputs up to this count as zero; fading memories never quite reach it.
  public static final float NEGLIGIBLE = 0.004f;

  /// Sizes.
  ///
  /// @param blocks pitch-class blocks of twelve values in the input
  /// @param globals inputs that do not turn with the root
  /// @param hidden units
  /// @param outputs values per root
  public record Shape(int blocks, int globals, int hidden, int outputs) {
    int inputs() {
      return blocks * ROOTS + globals;
    }

    /// Number of weights.
    public int size() {
      return (inputs() + 1) * hidden + (hidden + 1) * outputs + globals + 1;
    }

    /// Offset of the hidden biases; the input rows come before, one row of `hidden` per input.
    public int hiddenBias() {
      return inputs() * hidden;
    }

    /// Offset of the output weights, one row of `outputs` per hidden unit.
    public int output() {
      return hiddenBias() + hidden;
    }

    public int outputBias() {
      return output() + hidden * outputs;
    }

    /// Offset of the weights that say "none of the roots", one per global input, then a bias.
    public int none() {
      return outputBias() + outputs;
    }
  }

  /// What one pass through the network leaves behind.
  public static final class Scratch {
    /// Hidden activations after the rectifier, the highest root first: see [#slot].
    public final float[] hidden; // (roots, hidden)

    /// Scores before any softmax.
    public final float[] logits; // (roots, outputs)

    /// Score of "none of the roots".
    public float none;

    private final float[] shared; // (hidden): what does not turn with the root

    public Scratch(Shape shape) {
      hidden = new float[ROOTS * shape.hidden()];
      logits = new float[ROOTS * shape.outputs()];
      shared = new float[shape.hidden()];
    }
  }

  private final Shape shape;
  private final float[] weights;

  /// @param weights laid out as [Shape] says; kept, not copied
  public TiedNetwork(Shape shape, float[] weights) {
    if (weights.length != shape.size()) {
      throw new IllegalArgumentException(
          "a network of " + shape + " has " + shape.size() + " weights, not " + weights.length);
    }
    this.shape = shape;
    this.weights = weights;
  }

  public Shape shape() {
    return shape;
  }

  public float[] weights() {
    return weights;
  }

  /// Scores every root.
  ///
  /// @param input blocks of twelve by absolute pitch class, then the globals
  public void forward(float[] input, Scratch scratch) {
    int units = shape.hidden();
    int turning = shape.blocks() * ROOTS;
    System.arraycopy(weights, shape.hiddenBias(), scratch.shared, 0, units);
    float none = weights[shape.none() + shape.globals()];
    for (int g = 0; g < shape.globals(); g++) {
      float value = input[turning + g];
      if (value != 0) {
        axpy(value, weights, (turning + g) * units, scratch.shared, 0, units);
        none += value * weights[shape.none() + g];
      }
    }
    scratch.none = none;
    for (int root = 0; root < ROOTS; root++) {
      System.arraycopy(scratch.shared, 0, scratch.hidden, root * units, units);
    }
    for (int i = 0; i < turning; i++) {
      if (input[i] > NEGLIGIBLE) {
        int row = i / ROOTS * ROOTS * units;
        int pc = i % ROOTS;
        // Intervals 0 to pc belong to roots pc down to 0, the others to roots 11 down to pc + 1.
        axpy(input[i], weights, row, scratch.hidden, slot(pc) * units, (pc + 1) * units);
        axpy(input[i], weights, row + (pc + 1) * units, scratch.hidden, 0, (11 - pc) * units);
      }
    }
    outputs(scratch);
  }

  /// Where the hidden units of a root stand in [Scratch#hidden]. Roots run backwards there, so that
  /// one input meets its rows of weights in order and two long loops serve all roots.
  public static int slot(int root) {
    return ROOTS - 1 - root;
  }

  private void outputs(Scratch scratch) {
    int units = shape.hidden();
    int outputs = shape.outputs();
    Arrays.fill(scratch.logits, 0);
    for (int root = 0; root < ROOTS; root++) {
      int to = root * outputs;
      System.arraycopy(weights, shape.outputBias(), scratch.logits, to, outputs);
      for (int unit = 0; unit < units; unit++) {
        int at = slot(root) * units + unit;
        float value = scratch.hidden[at];
        if (value > 0) {
          int from = shape.output() + unit * outputs;
          axpy(value, weights, from, scratch.logits, to, outputs);
        } else {
          scratch.hidden[at] = 0;
        }
      }
    }
  }

  private static void axpy(float a, float[] x, int from, float[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] += a * x[from + i];
    }
  }
}
