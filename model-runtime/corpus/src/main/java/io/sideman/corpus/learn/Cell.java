package io.sideman.corpus.learn;

import io.sideman.players.lstm.Kernel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The LSTM cell of one lane at one time, forwards and backwards. Gates lie side by side in the
/// order I F O G, where I is the tanh candidate: `c' = f * c + i * g`, `h = o * tanh(c')`.
final class Cell {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final float CLOSED = 1e-20f; // an output gate that lets nothing out

  private final int units;
  private final Kernel kernel = Kernel.best();
  private final float[] z; // (4 * units), scratch as the kernel wants it
  private final float[] c; // (units)
  private final float[] h; // (units)

  Cell(int units) {
    this.units = units;
    z = new float[4 * units];
    c = new float[units];
    h = new float[units];
  }

  /// Sums before the non-linearity at `gates[gatesAt..]` become gates; `before` is the memory,
  /// which becomes the new one in `after`, and the output goes to `out`.
  void forward(
      float[] gates, int gatesAt, float[] before, float[] after, float[] out, int unitsAt) {
    System.arraycopy(gates, gatesAt, z, 0, 4 * units);
    System.arraycopy(before, unitsAt, c, 0, units);
    kernel.gates(z, c, h);
    System.arraycopy(z, 0, gates, gatesAt, 4 * units);
    System.arraycopy(c, 0, after, unitsAt, units);
    System.arraycopy(h, 0, out, unitsAt, units);
  }

  /// Gates become the gradient of the sums before them.
  ///
  /// @param before memory before the step, at `unitsAt` like `out`
  /// @param out output of the step
  /// @param dOut gradient of the output, at `laneAt` like `dMemory`
  /// @param dMemory gradient of the memory after the step, becomes that of the memory before
  void backward(
      float[] gates,
      int gatesAt,
      float[] before,
      float[] out,
      int unitsAt,
      float[] dOut,
      float[] dMemory,
      int laneAt) {
    int bound = FLOATS.loopBound(units);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector least = FloatVector.broadcast(FLOATS, CLOSED);
    for (int j = 0; j < bound; j += LANES) {
      int at = gatesAt + j;
      FloatVector i = FloatVector.fromArray(FLOATS, gates, at);
      FloatVector f = FloatVector.fromArray(FLOATS, gates, at + units);
      FloatVector o = FloatVector.fromArray(FLOATS, gates, at + 2 * units);
      FloatVector g = FloatVector.fromArray(FLOATS, gates, at + 3 * units);
      FloatVector dh = FloatVector.fromArray(FLOATS, dOut, laneAt + j);
      FloatVector tanh = FloatVector.fromArray(FLOATS, out, unitsAt + j).div(o.max(least));
      FloatVector dc = FloatVector.fromArray(FLOATS, dMemory, laneAt + j);
      dc = dc.add(dh.mul(o).mul(one.sub(tanh.mul(tanh))));
      FloatVector past = FloatVector.fromArray(FLOATS, before, unitsAt + j);
      dc.mul(g).mul(one.sub(i.mul(i))).intoArray(gates, at);
      dc.mul(past).mul(f).mul(one.sub(f)).intoArray(gates, at + units);
      dh.mul(tanh).mul(o).mul(one.sub(o)).intoArray(gates, at + 2 * units);
      dc.mul(i).mul(g).mul(one.sub(g)).intoArray(gates, at + 3 * units);
      dc.mul(f).intoArray(dMemory, laneAt + j);
    }
    for (int j = bound; j < units; j++) {
      float i = gates[gatesAt + j];
      float f = gates[gatesAt + units + j];
      float o = gates[gatesAt + 2 * units + j];
      float g = gates[gatesAt + 3 * units + j];
      float tanh = out[unitsAt + j] / Math.max(o, CLOSED);
      float dh = dOut[laneAt + j];
      float dc = dMemory[laneAt + j] + dh * o * (1 - tanh * tanh);
      gates[gatesAt + j] = dc * g * (1 - i * i);
      gates[gatesAt + units + j] = dc * before[unitsAt + j] * f * (1 - f);
      gates[gatesAt + 2 * units + j] = dh * tanh * o * (1 - o);
      gates[gatesAt + 3 * units + j] = dc * i * g * (1 - g);
      dMemory[laneAt + j] = dc * f;
    }
  }
}
