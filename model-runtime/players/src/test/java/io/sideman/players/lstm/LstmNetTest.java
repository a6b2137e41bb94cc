package io.sideman.players.lstm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LstmNetTest {
  static Stream<Kernel> kernels() {
    return Stream.of(new ScalarKernel(), new VectorKernel());
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 1, 3", "9, 7, 2, 11", "30, 32, 2, 17", "40, 48, 3, 40", "12, 100, 2, 401"})
  void vectorsAndPlainLoopsGiveTheSameBits(int inputs, int hidden, int layers, int outputs) {
    LstmWeights weights = RandomWeights.of(inputs, hidden, layers, outputs, hidden);

    float[] plain = logitsAfter(40, LstmNet.of(weights, new ScalarKernel()));
    float[] vector = logitsAfter(40, LstmNet.of(weights, new VectorKernel()));

    assertArrayEquals(plain, vector);
  }

  @ParameterizedTest
  @CsvSource({"9, 7, 2, 11", "30, 32, 2, 17", "12, 100, 2, 401"})
  void packedVectorsAndPlainLoopsGiveTheSameBits(int in, int hidden, int layers, int out) {
    LstmWeights weights = RandomWeights.of(in, hidden, layers, out, hidden);

    float[] plain = logitsAfter(40, LstmNet.packed(weights, new ScalarKernel()));
    float[] vector = logitsAfter(40, LstmNet.packed(weights, new VectorKernel()));

    assertArrayEquals(plain, vector);
  }

  @Test
  void packingLosesNothingOnceWeightsAreRounded() {
    LstmWeights weights = RandomWeights.of(9, 20, 2, 31, 3);
    roundToBrainFloats(weights);

    float[] wide = logitsAfter(40, LstmNet.of(weights, new VectorKernel()));
    float[] packed = logitsAfter(40, LstmNet.packed(weights, new VectorKernel()));

    assertArrayEquals(wide, packed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void followsTheTextbook(long seed) {
    LstmWeights weights = RandomWeights.of(6, 5, 2, 4, seed);
    var textbook = new TextbookLstm(weights);
    var net = LstmNet.of(weights, new VectorKernel());
    var state = new LstmState(weights);
    var random = new SplittableRandom(seed);
    for (int step = 0; step < 100; step++) {
      int[] active = {random.nextInt(3), 3 + random.nextInt(3)};
      net.step(state, active, 2);
      assertArrayEquals(textbook.step(active), doubles(state.logits), 2e-5, "step " + step);
    }
  }

  @Test
  void tinyModelGivesWhatItAlwaysGave() {
    float[] logits = logitsAfter(16, LstmNet.of(RandomWeights.of(6, 4, 2, 3, 7), Kernel.best()));

    // exact on every machine: only fused and plain 32-bit operations in a fixed order
    assertArrayEquals(new float[] {0.04625695f, 0.1734485f, 0.009306467f}, logits);
  }

  @Test
  void goesBackToARememberedState() {
    LstmWeights weights = RandomWeights.of(6, 8, 2, 3, 5);
    var net = LstmNet.of(weights, Kernel.best());
    var state = new LstmState(weights);
    var remembered = new LstmState(weights);
    net.step(state, new int[] {1, 4}, 2);
    remembered.copyFrom(state);
    net.step(state, new int[] {2, 4}, 2);
    float[] first = state.logits.clone();

    net.step(state, new int[] {0, 5}, 2);
    state.copyFrom(remembered);
    net.step(state, new int[] {2, 4}, 2);

    assertArrayEquals(first, state.logits);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void exponentialIsRightToSevenDigits(Kernel kernel) {
    float[] x = new float[2001];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 1000) * 0.08f;
    }
    float[] e = x.clone();
    kernel.exp(e, e.length);
    for (int i = 0; i < x.length; i++) {
      double exact = Math.exp(x[i]);
      assertEquals(exact, e[i], 3e-7 * exact, "e to the power of " + x[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stepsWithoutAllocating(boolean packed) {
    LstmWeights weights = RandomWeights.of(60, 64, 2, 50, 5);
    var net = packed ? LstmNet.packed(weights, Kernel.best()) : LstmNet.of(weights, Kernel.best());
    var state = new LstmState(weights);
    int[] active = {1, 20, 40};
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    // the compiler may take several thousand steps until vectors live in registers
    for (int round = 0; round < 200 && fewest > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 0; step < 500; step++) {
        net.step(state, active, 3);
      }
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, fewest);
  }

  private static float[] logitsAfter(int steps, LstmNet net) {
    var state = new LstmState(net.weights());
    var random = new SplittableRandom(9);
    int half = net.weights().inputs() / 2;
    for (int step = 0; step < steps; step++) {
      net.step(state, new int[] {random.nextInt(half), half + random.nextInt(half)}, 2);
    }
    return state.logits;
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  private static void roundToBrainFloats(LstmWeights weights) {
    for (int layer = 0; layer < weights.layers(); layer++) {
      round(weights.input(layer));
      round(weights.recurrent(layer));
    }
    round(weights.output());
  }

  private static void round(float[][] rows) {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = Float.intBitsToFloat(Float.floatToRawIntBits(row[i]) & 0xFFFF_0000);
      }
    }
  }
}
