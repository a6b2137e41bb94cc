package io.sideman.players.lstm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loops in the Vector API. Eight rows at a time keep eight streams of weights in flight while
/// `y` stays in the first-level cache. One exponential per loop: several in one loop defeat the
/// removal of boxed vectors and allocate.
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
  private static final int LANES = FLOATS.length();
  private static final int AT_ONCE = 8;

  @Override
  public void addRow(float[] y, float[] row) {
    int bound = FLOATS.loopBound(y.length);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector.fromArray(FLOATS, y, j)
          .add(FloatVector.fromArray(FLOATS, row, j))
          .intoArray(y, j);
    }
    for (int j = bound; j < y.length; j++) {
      y[j] += row[j];
    }
  }

  @Override
  public void addRows(float[] y, float[][] rows, float[] x) {
    int k = 0;
    for (; k + AT_ONCE <= x.length; k += AT_ONCE) {
      addEight(y, rows, x, k);
    }
    for (; k < x.length; k++) {
      addOne(y, rows[k], x[k]);
    }
  }

  private static void addEight(float[] y, float[][] rows, float[] x, int k) {
    float[] r0 = rows[k];
    float[] r1 = rows[k + 1];
    float[] r2 = rows[k + 2];
    float[] r3 = rows[k + 3];
    float[] r4 = rows[k + 4];
    float[] r5 = rows[k + 5];
    float[] r6 = rows[k + 6];
    float[] r7 = rows[k + 7];
    FloatVector x0 = FloatVector.broadcast(FLOATS, x[k]);
    FloatVector x1 = FloatVector.broadcast(FLOATS, x[k + 1]);
    FloatVector x2 = FloatVector.broadcast(FLOATS, x[k + 2]);
    FloatVector x3 = FloatVector.broadcast(FLOATS, x[k + 3]);
    FloatVector x4 = FloatVector.broadcast(FLOATS, x[k + 4]);
    FloatVector x5 = FloatVector.broadcast(FLOATS, x[k + 5]);
    FloatVector x6 = FloatVector.broadcast(FLOATS, x[k + 6]);
    FloatVector x7 = FloatVector.broadcast(FLOATS, x[k + 7]);
    int bound = FLOATS.loopBound(y.length);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector sum = FloatVector.fromArray(FLOATS, y, j);
      sum = FloatVector.fromArray(FLOATS, r0, j).fma(x0, sum);
      sum = FloatVector.fromArray(FLOATS, r1, j).fma(x1, sum);
      sum = FloatVector.fromArray(FLOATS, r2, j).fma(x2, sum);
      sum = FloatVector.fromArray(FLOATS, r3, j).fma(x3, sum);
      sum = FloatVector.fromArray(FLOATS, r4, j).fma(x4, sum);
      sum = FloatVector.fromArray(FLOATS, r5, j).fma(x5, sum);
      sum = FloatVector.fromArray(FLOATS, r6, j).fma(x6, sum);
      FloatVector.fromArray(FLOATS, r7, j).fma(x7, sum).intoArray(y, j);
    }
    for (int i = k; i < k + AT_ONCE && bound < y.length; i++) {
      addTail(y, rows[i], x[i], bound);
    }
  }

  private static void addOne(float[] y, float[] row, float factor) {
    int bound = FLOATS.loopBound(y.length);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector.fromArray(FLOATS, row, j)
          .fma(FloatVector.broadcast(FLOATS, factor), FloatVector.fromArray(FLOATS, y, j))
          .intoArray(y, j);
    }
    addTail(y, row, factor, bound);
  }

  private static void addTail(float[] y, float[] row, float factor, int from) {
    for (int j = from; j < y.length; j++) {
      y[j] = Math.fma(row[j], factor, y[j]);
    }
  }

  @Override
  public void addPacked(float[] y, int[][] rows, float[] x) {
    int k = 0;
    for (; k + 4 <= x.length; k += 4) {
      addFourPacked(y, rows, x, k);
    }
    for (; k < x.length; k++) {
      addPackedFrom(y, rows[k], x[k], 0);
    }
  }

  private static void addFourPacked(float[] y, int[][] rows, float[] x, int k) {
    int[] r0 = rows[k];
    int[] r1 = rows[k + 1];
    int[] r2 = rows[k + 2];
    int[] r3 = rows[k + 3];
    FloatVector x0 = FloatVector.broadcast(FLOATS, x[k]);
    FloatVector x1 = FloatVector.broadcast(FLOATS, x[k + 1]);
    FloatVector x2 = FloatVector.broadcast(FLOATS, x[k + 2]);
    FloatVector x3 = FloatVector.broadcast(FLOATS, x[k + 3]);
    int half = r0.length;
    int bound = INTS.loopBound(y.length - half);
    for (int j = 0; j < bound; j += LANES) {
      IntVector w0 = IntVector.fromArray(INTS, r0, j);
      IntVector w1 = IntVector.fromArray(INTS, r1, j);
      IntVector w2 = IntVector.fromArray(INTS, r2, j);
      IntVector w3 = IntVector.fromArray(INTS, r3, j);
      FloatVector low = FloatVector.fromArray(FLOATS, y, j);
      low = low(w0).fma(x0, low);
      low = low(w1).fma(x1, low);
      low = low(w2).fma(x2, low);
      low(w3).fma(x3, low).intoArray(y, j);
      FloatVector high = FloatVector.fromArray(FLOATS, y, j + half);
      high = high(w0).fma(x0, high);
      high = high(w1).fma(x1, high);
      high = high(w2).fma(x2, high);
      high(w3).fma(x3, high).intoArray(y, j + half);
    }
    for (int i = k; i < k + 4 && bound < half; i++) {
      addPackedFrom(y, rows[i], x[i], bound);
    }
  }

  private static void addPackedFrom(float[] y, int[] row, float factor, int from) {
    int half = row.length;
    for (int j = from; j < half; j++) {
      y[j] = Math.fma(Float.intBitsToFloat(row[j] << 16), factor, y[j]);
    }
    for (int j = from; j + half < y.length; j++) {
      float weight = Float.intBitsToFloat(row[j] & BrainFloats.UPPER);
      y[j + half] = Math.fma(weight, factor, y[j + half]);
    }
  }

  private static FloatVector low(IntVector packed) {
    return packed.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
  }

  private static FloatVector high(IntVector packed) {
    return packed.lanewise(VectorOperators.AND, BrainFloats.UPPER).reinterpretAsFloats();
  }

  @Override
  public void gates(float[] z, float[] c, float[] h) {
    int n = c.length;
    tanh(z, z, n);
    sigmoid(z, n, 4 * n);
    int bound = FLOATS.loopBound(n);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector fresh =
          FloatVector.fromArray(FLOATS, z, j).mul(FloatVector.fromArray(FLOATS, z, 3 * n + j));
      FloatVector.fromArray(FLOATS, z, n + j)
          .fma(FloatVector.fromArray(FLOATS, c, j), fresh)
          .intoArray(c, j);
    }
    for (int j = bound; j < n; j++) {
      c[j] = Math.fma(z[n + j], c[j], z[j] * z[3 * n + j]);
    }
    tanh(c, h, n);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector.fromArray(FLOATS, z, 2 * n + j)
          .mul(FloatVector.fromArray(FLOATS, h, j))
          .intoArray(h, j);
    }
    for (int j = bound; j < n; j++) {
      h[j] = z[2 * n + j] * h[j];
    }
  }

  /// `to = tanh(from)`, where `to` may be `from`.
  private static void tanh(float[] from, float[] to, int count) {
    expOf(from, 0, to, count, -2f);
    int bound = FLOATS.loopBound(count);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int j = 0; j < bound; j += LANES) {
      FloatVector e = FloatVector.fromArray(FLOATS, to, j);
      one.sub(e).div(one.add(e)).intoArray(to, j);
    }
    for (int j = bound; j < count; j++) {
      to[j] = (1f - to[j]) / (1f + to[j]);
    }
  }

  private static void sigmoid(float[] values, int from, int to) {
    expOf(values, from, values, to, -1f);
    int bound = from + FLOATS.loopBound(to - from);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int j = from; j < bound; j += LANES) {
      one.div(one.add(FloatVector.fromArray(FLOATS, values, j))).intoArray(values, j);
    }
    for (int j = bound; j < to; j++) {
      values[j] = 1f / (1f + values[j]);
    }
  }

  @Override
  public void exp(float[] values, int count) {
    expOf(values, 0, values, count, 1f);
  }

  /// `out = e^(factor * in)` from one index to another; the same operations in the same order as
  /// [Activation#exp]. All in one loop body: as a method of its own it would be compiled apart, and
  /// its vectors boxed at every call.
  private static void expOf(float[] in, int from, float[] out, int to, float factor) {
    int bound = from + FLOATS.loopBound(to - from);
    FloatVector log2e = FloatVector.broadcast(FLOATS, Activation.LOG2_E);
    FloatVector round = FloatVector.broadcast(FLOATS, Activation.ROUND);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int j = from; j < bound; j += LANES) {
      FloatVector clamped =
          FloatVector.fromArray(FLOATS, in, j)
              .mul(factor)
              .min(Activation.MOST)
              .max(-Activation.MOST);
      FloatVector rounded = clamped.fma(log2e, round);
      FloatVector whole = rounded.sub(round);
      FloatVector rest = whole.fma(FloatVector.broadcast(FLOATS, -Activation.LN2_HIGH), clamped);
      rest = whole.fma(FloatVector.broadcast(FLOATS, -Activation.LN2_LOW), rest);
      FloatVector series =
          rest.fma(
              FloatVector.broadcast(FLOATS, Activation.C7),
              FloatVector.broadcast(FLOATS, Activation.C6));
      series = rest.fma(series, FloatVector.broadcast(FLOATS, Activation.C5));
      series = rest.fma(series, FloatVector.broadcast(FLOATS, Activation.C4));
      series = rest.fma(series, FloatVector.broadcast(FLOATS, Activation.C3));
      series = rest.fma(series, FloatVector.broadcast(FLOATS, Activation.C2));
      series = rest.fma(rest.fma(series, one), one);
      IntVector exponent =
          rounded
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, Activation.MANTISSA_BITS)
              .add(Activation.ONE_BITS);
      series.mul(exponent.reinterpretAsFloats()).intoArray(out, j);
    }
    for (int j = bound; j < to; j++) {
      out[j] = Activation.exp(factor * in[j]);
    }
  }
}
