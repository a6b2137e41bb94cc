package io.sideman.corpus.learn;

import java.util.Arrays;

/// One LSTM layer over a window: keeps what the way back needs. Rows are places, (time, lane).
final class Layer {
  private final int lanes;
  private final int times;
  private final int units;
  private final Cell cell;
  final float[] gates; // (places, 4 * units): sums, then gates, then gradients of the sums
  final float[] out; // (places, units)
  private final float[] outBefore; // (places, units), 0 where the memory is fresh
  private final float[] memory; // (places, units)
  private final float[] memoryBefore; // (places, units), 0 where the memory is fresh
  private final float[] dOut; // (lanes, units), scratch of the way back
  private final float[] dMemory; // (lanes, units)
  private final Product recurrent = new Product();
  private final Product recurrentBack = new Product();
  private final Product sums = new Product();

  Layer(int lanes, int times, int units) {
    this.lanes = lanes;
    this.times = times;
    this.units = units;
    cell = new Cell(units);
    int places = lanes * times;
    gates = new float[places * 4 * units];
    out = new float[places * units];
    outBefore = new float[places * units];
    memory = new float[places * units];
    memoryBefore = new float[places * units];
    dOut = new float[lanes * units];
    dMemory = new float[lanes * units];
  }

  /// The sums in `gates`, to which the input has already been added, become outputs.
  ///
  /// @param h outputs at the end of the window before, overwritten with those at the end of this
  /// @param c memories likewise
  void forward(float[] weights, Window window, float[] h, float[] c) {
    recurrent.pack(weights, 0, 4 * units, units, 4 * units);
    int row = lanes * units;
    for (int time = 0; time < times; time++) {
      int at = time * row;
      System.arraycopy(time == 0 ? h : out, time == 0 ? 0 : at - row, outBefore, at, row);
      System.arraycopy(time == 0 ? c : memory, time == 0 ? 0 : at - row, memoryBefore, at, row);
      for (int lane = 0; lane < lanes; lane++) {
        if (window.fresh[time * lanes + lane]) {
          Arrays.fill(outBefore, at + lane * units, at + (lane + 1) * units, 0);
          Arrays.fill(memoryBefore, at + lane * units, at + (lane + 1) * units, 0);
        }
      }
      recurrent.add(gates, 4 * at, 4 * units, lanes, outBefore, at, units, 1);
      for (int lane = 0; lane < lanes; lane++) {
        int place = at + lane * units;
        cell.forward(gates, 4 * place, memoryBefore, memory, out, place);
      }
    }
    System.arraycopy(out, (times - 1) * row, h, 0, row);
    System.arraycopy(memory, (times - 1) * row, c, 0, row);
  }

  /// Gates become gradients of the sums; those of the recurrent weights and the bias are added.
  ///
  /// @param dOutputs gradient of the outputs (places, units)
  void backward(float[] weights, Window window, float[] dOutputs, float[] dWeights, float[] dBias) {
    recurrentBack.packTransposed(weights, 4 * units, 4 * units, units);
    Arrays.fill(dMemory, 0);
    Arrays.fill(dOut, 0);
    int row = lanes * units;
    for (int time = times - 1; time >= 0; time--) {
      int at = time * row;
      Product.addRow(dOut, 0, dOutputs, at, row);
      for (int lane = 0; lane < lanes; lane++) {
        int place = at + lane * units;
        cell.backward(gates, 4 * place, memoryBefore, out, place, dOut, dMemory, lane * units);
      }
      Arrays.fill(dOut, 0);
      recurrentBack.add(dOut, 0, units, lanes, gates, 4 * at, 4 * units, 1);
      for (int lane = 0; lane < lanes; lane++) {
        if (window.fresh[time * lanes + lane]) {
          Arrays.fill(dOut, lane * units, (lane + 1) * units, 0);
          Arrays.fill(dMemory, lane * units, (lane + 1) * units, 0);
        }
      }
    }
    addProducts(sums, outBefore, units, gates, 4 * units, dWeights);
    for (int place = 0; place < lanes * times; place++) {
      Product.addRow(dBias, 0, gates, place * 4 * units, 4 * units);
    }
  }

  /// `sum += transposed(left) * right` over all places, in runs that fit the cache.
  void addProducts(
      Product product, float[] left, int leftWidth, float[] right, int rightWidth, float[] sum) {
    int places = lanes * times;
    int run = 256;
    for (int from = 0; from < places; from += run) {
      int deep = Math.min(run, places - from);
      product.pack(right, from * rightWidth, rightWidth, deep, rightWidth);
      product.add(sum, 0, rightWidth, leftWidth, left, from * leftWidth, 1, leftWidth);
    }
  }
}
