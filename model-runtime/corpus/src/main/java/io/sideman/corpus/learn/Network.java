package io.sideman.corpus.learn;

import io.sideman.players.lstm.Kernel;
import java.util.Arrays;
import java.util.SplittableRandom;

/// One network over windows of one size: probabilities of what comes next, and the gradient of
/// their loss. Layers in between and the output lose units by chance in training (dropout), the
/// others grow so that sums stay the same.
final class Network {
  private final Parameters weights;
  private final Layer[] layers;
  private final float[][] fed; // (layers, places * units), outputs after dropout
  private final byte[][] dropped; // (layers, places * units), 1 where a unit is gone
  private final float[] scores; // (places, outputs), then probabilities, then gradients
  private final float[] row; // (outputs), scratch
  private final float[] dFed; // (places, units)
  private final Kernel kernel = Kernel.best();
  private final Product product = new Product();

  Network(Parameters weights, int lanes, int times) {
    this.weights = weights;
    int places = lanes * times;
    layers = new Layer[weights.layers];
    Arrays.setAll(layers, _ -> new Layer(lanes, times, weights.units));
    fed = new float[weights.layers][places * weights.units];
    dropped = new byte[weights.layers][places * weights.units];
    scores = new float[places * weights.outputs];
    row = new float[weights.outputs];
    dFed = new float[places * weights.units];
  }

  /// Reads a window; answers the sum of nats over its tokens.
  ///
  /// @param keep share of units that stay
  double forward(Window window, Memory memory, double keep, long seed) {
    sparse(window);
    for (int layer = 0; layer < layers.length; layer++) {
      Layer each = layers[layer];
      if (layer > 0) {
        biased(each.gates, weights.bias[layer], window.places());
        product.pack(weights.input[layer], 0, 4 * weights.units, weights.units, 4 * weights.units);
        product.add(
            each.gates, 0, 4 * weights.units, window.places(), fed[layer - 1], 0, weights.units, 1);
      }
      each.forward(weights.recurrent[layer], window, memory.h[layer], memory.c[layer]);
      drop(each.out, layer, keep, seed);
    }
    biased(scores, weights.outputBias, window.places());
    product.pack(weights.output, 0, weights.outputs, weights.units, weights.outputs);
    float[] top = fed[layers.length - 1];
    product.add(scores, 0, weights.outputs, window.places(), top, 0, weights.units, 1);
    return softmax(window);
  }

  /// Layer 0: the bias and the rows of all inputs that are one.
  private void sparse(Window window) {
    float[] gates = layers[0].gates;
    int width = 4 * weights.units;
    biased(gates, weights.bias[0], window.places());
    for (int place = 0; place < window.places(); place++) {
      for (int i = window.from[place]; i < window.from[place + 1]; i++) {
        Product.addRow(gates, place * width, weights.input[0], window.active[i] * width, width);
      }
    }
  }

  private static void biased(float[] rows, float[] bias, int count) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(bias, 0, rows, i * bias.length, bias.length);
    }
  }

  private void drop(float[] out, int layer, double keep, long seed) {
    float[] to = fed[layer];
    if (keep >= 1) {
      System.arraycopy(out, 0, to, 0, out.length);
      Arrays.fill(dropped[layer], (byte) 0);
      return;
    }
    var random = new SplittableRandom(seed * 31 + layer);
    int least = (int) Math.round((1 - keep) * 256); // bytes below it drop a unit
    float grown = 256f / (256 - least);
    byte[] gone = dropped[layer];
    long bits = 0;
    for (int i = 0; i < out.length; i++) {
      bits = (i & 7) == 0 ? random.nextLong() : bits >>> 8;
      gone[i] = (byte) ((bits & 0xff) < least ? 1 : 0);
      to[i] = gone[i] == 1 ? 0 : out[i] * grown;
    }
  }

  private double softmax(Window window) {
    double nats = 0;
    int outputs = weights.outputs;
    for (int place = 0; place < window.places(); place++) {
      System.arraycopy(scores, place * outputs, row, 0, outputs);
      float highest = Float.NEGATIVE_INFINITY;
      for (float each : row) {
        highest = Math.max(highest, each);
      }
      for (int i = 0; i < outputs; i++) {
        row[i] -= highest;
      }
      float score = window.target[place] == Window.NOTHING ? 0 : row[window.target[place]];
      kernel.exp(row, outputs);
      float sum = 0;
      for (float each : row) {
        sum += each;
      }
      for (int i = 0; i < outputs; i++) {
        scores[place * outputs + i] = row[i] / sum;
      }
      nats += window.target[place] == Window.NOTHING ? 0 : Math.log(sum) - score;
    }
    return nats;
  }

  /// Adds the gradient of the mean nats per token of the window just read.
  void backward(Window window, double keep, Parameters gradient) {
    lossGradient(window);
    int units = weights.units;
    int top = layers.length - 1;
    layers[top].addProducts(product, fed[top], units, scores, weights.outputs, gradient.output);
    for (int place = 0; place < window.places(); place++) {
      Product.addRow(gradient.outputBias, 0, scores, place * weights.outputs, weights.outputs);
    }
    product.packTransposed(weights.output, weights.outputs, weights.outputs, units);
    back(scores, weights.outputs, window.places(), top, keep);
    for (int layer = top; layer >= 0; layer--) {
      Layer each = layers[layer];
      each.backward(
          weights.recurrent[layer], window, dFed, gradient.recurrent[layer], gradient.bias[layer]);
      if (layer > 0) {
        float[] below = fed[layer - 1];
        each.addProducts(product, below, units, each.gates, 4 * units, gradient.input[layer]);
        product.packTransposed(weights.input[layer], 4 * units, 4 * units, units);
        back(each.gates, 4 * units, window.places(), layer - 1, keep);
      }
    }
    sparseGradient(window, gradient.input[0]);
  }

  private void lossGradient(Window window) {
    int outputs = weights.outputs;
    float share = 1f / Math.max(1, window.tokens());
    for (int place = 0; place < window.places(); place++) {
      int target = window.target[place];
      for (int i = 0; i < outputs; i++) {
        float wanted = i == target ? 1 : 0;
        scores[place * outputs + i] =
            target == Window.NOTHING ? 0 : (scores[place * outputs + i] - wanted) * share;
      }
    }
  }

  /// Gradients above a layer become those of its outputs, in `dFed`; the product holds the matrix.
  private void back(float[] above, int width, int places, int layer, double keep) {
    Arrays.fill(dFed, 0);
    product.add(dFed, 0, weights.units, places, above, 0, width, 1);
    if (keep < 1) {
      float grown = 256f / (256 - (int) Math.round((1 - keep) * 256));
      byte[] gone = dropped[layer];
      for (int i = 0; i < dFed.length; i++) {
        dFed[i] = gone[i] == 1 ? 0 : dFed[i] * grown;
      }
    }
  }

  private void sparseGradient(Window window, float[] gradient) {
    int width = 4 * weights.units;
    for (int place = 0; place < window.places(); place++) {
      for (int i = window.from[place]; i < window.from[place + 1]; i++) {
        Product.addRow(gradient, window.active[i] * width, layers[0].gates, place * width, width);
      }
    }
  }
}
