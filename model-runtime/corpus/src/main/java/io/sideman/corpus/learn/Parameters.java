package io.sideman.corpus.learn;

import io.sideman.players.lstm.LstmWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The numbers of one network, or their gradients, or what the optimiser remembers of them: flat
/// arrays, row after row, in the layout of [LstmWeights].
final class Parameters {
  final int inputs;
  final int units;
  final int layers;
  final int outputs;
  final float[][] input; // (layers, inputs or units * 4 * units)
  final float[][] recurrent; // (layers, units * 4 * units)
  final float[][] bias; // (layers, 4 * units)
  final float[] output; // (units * outputs)
  final float[] outputBias; // (outputs)

  Parameters(int inputs, int units, int layers, int outputs) {
    this.inputs = inputs;
    this.units = units;
    this.layers = layers;
    this.outputs = outputs;
    input = new float[layers][];
    for (int layer = 0; layer < layers; layer++) {
      input[layer] = new float[(layer == 0 ? inputs : units) * 4 * units];
    }
    recurrent = new float[layers][units * 4 * units];
    bias = new float[layers][4 * units];
    output = new float[units * outputs];
    outputBias = new float[outputs];
  }

  Parameters sameSize() {
    return new Parameters(inputs, units, layers, outputs);
  }

  /// All arrays, always in this order.
  List<float[]> arrays() {
    var arrays = new ArrayList<float[]>();
    for (int layer = 0; layer < layers; layer++) {
      arrays.add(input[layer]);
      arrays.add(recurrent[layer]);
      arrays.add(bias[layer]);
    }
    arrays.add(output);
    arrays.add(outputBias);
    return arrays;
  }

  /// Draws starting weights: Glorot's even spread, forget gates open.
  ///
  /// @param usual number of inputs that are one at a time, which is the true width of layer 0
  void draw(long seed, int usual) {
    var random = new SplittableRandom(seed);
    for (int layer = 0; layer < layers; layer++) {
      spread(input[layer], Math.sqrt(6.0 / ((layer == 0 ? usual : units) + units)) / 2, random);
      spread(recurrent[layer], Math.sqrt(6.0 / (2 * units)) / 2, random);
      java.util.Arrays.fill(bias[layer], 0);
      java.util.Arrays.fill(bias[layer], units, 2 * units, 1);
    }
    spread(output, Math.sqrt(6.0 / (units + outputs)), random);
  }

  private static void spread(float[] values, double most, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * most);
    }
  }

  /// Zeros, everywhere.
  void clear() {
    arrays().forEach(array -> java.util.Arrays.fill(array, 0));
  }

  LstmWeights weights() {
    var weights = new LstmWeights(inputs, units, layers, outputs);
    eachRow(weights, (row, array, at) -> System.arraycopy(array, at, row, 0, row.length));
    return weights;
  }

  /// Takes over trained weights. Of a network with fewer units it becomes a larger one that answers
  /// the same (Chen, Goodfellow and Shlens 2016): added units listen from the start, but nobody
  /// listens to them yet.
  void set(LstmWeights weights) {
    boolean fits =
        weights.inputs() == inputs
            && weights.hidden() <= units
            && weights.layers() == layers
            && weights.outputs() == outputs;
    if (!fits) {
      throw new IllegalArgumentException(
          "a network of %d inputs, %d layers, %d outputs and at most %d units is needed,"
                  .formatted(inputs, layers, outputs, units)
              + " but found %d, %d, %d and %d"
                  .formatted(
                      weights.inputs(), weights.layers(), weights.outputs(), weights.hidden()));
    }
    for (int layer = 0; layer < layers; layer++) {
      gateRows(weights.input(layer), input[layer], layer > 0);
      gateRows(weights.recurrent(layer), recurrent[layer], true);
      gateRows(new float[][] {weights.bias(layer)}, bias[layer], false);
    }
    java.util.Arrays.fill(output, 0);
    rows(
        weights.output(), output, (row, array, at) -> System.arraycopy(row, 0, array, at, outputs));
    System.arraycopy(weights.outputBias(), 0, outputBias, 0, outputs);
  }

  /// Copies rows of four gates side by side into wider ones.
  ///
  /// @param fromUnits rows are units, of which those beyond the old ones must stay unheard
  private void gateRows(float[][] rows, float[] array, boolean fromUnits) {
    int old = rows[0].length / 4;
    for (int row = 0; row < array.length / (4 * units); row++) {
      for (int gate = 0; gate < 4; gate++) {
        int to = (row * 4 + gate) * units;
        if (row < rows.length) {
          System.arraycopy(rows[row], gate * old, array, to, old);
        } else if (fromUnits) {
          java.util.Arrays.fill(array, to, to + old, 0);
        }
      }
    }
  }

  private interface RowPair {
    void copy(float[] row, float[] array, int at);
  }

  private void eachRow(LstmWeights weights, RowPair pair) {
    for (int layer = 0; layer < layers; layer++) {
      rows(weights.input(layer), input[layer], pair);
      rows(weights.recurrent(layer), recurrent[layer], pair);
      pair.copy(weights.bias(layer), bias[layer], 0);
    }
    rows(weights.output(), output, pair);
    pair.copy(weights.outputBias(), outputBias, 0);
  }

  private static void rows(float[][] rows, float[] array, RowPair pair) {
    for (int i = 0; i < rows.length; i++) {
      pair.copy(rows[i], array, i * rows[i].length);
    }
  }
}
