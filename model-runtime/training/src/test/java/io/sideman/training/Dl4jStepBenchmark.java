package io.sideman.training;

import io.sideman.players.lstm.Kernel;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.lstm.LstmWeights;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// How much faster is our step than DL4J's `rnnTimeStep`? The same weights, two layers, 400
/// outputs, softmax included, batch 1, in turns. The input is only 64 wide, which favours DL4J: it
/// multiplies the whole vector where we add the active rows. Set `OMP_NUM_THREADS=1`: DL4J is
/// faster with it. Arguments: rounds (15), units per layer (128 256 512).
public final class Dl4jStepBenchmark {
  private static final int INPUTS = 64;
  private static final int OUTPUTS = 400;
  private static final int STEPS = 100;
  private static final int WARM_UP = 25;
  private static final int[] ACTIVE = {3, 17, 30, 41, 55, 62};
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private interface Contender {
    float step();
  }

  private Dl4jStepBenchmark() {}

  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    int[] sizes = {128, 256, 512};
    if (args.length > 1) {
      sizes = Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray();
    }
    OUT.printf(
        "JDK %s, %d cores, OMP_NUM_THREADS=%s%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getenv("OMP_NUM_THREADS"));
    for (int hidden : sizes) {
      run(hidden, rounds);
    }
  }

  private static void run(int hidden, int rounds) {
    var plan =
        new TrainingPlan(
            hidden, 2, 1, 1, 1, 1, 1e-3, 1, 1, 1, 7, Map.of(), TrainingPlan.Engine.DL4J);
    MultiLayerNetwork network = LstmBuilder.build(plan, INPUTS, OUTPUTS);
    LstmWeights weights = LstmBuilder.weights(network);
    String[] names = {"DL4J rnnTimeStep", "ours, fp32", "ours, bf16"};
    Contender[] contenders = {
      dl4j(network),
      ours(LstmNet.of(weights, Kernel.best())),
      ours(LstmNet.packed(weights, Kernel.best()))
    };
    long[][] nanos = new long[contenders.length][rounds * STEPS];
    long[] bytes = new long[contenders.length];
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int i = 0; i < contenders.length; i++) {
        bytes[i] = measure(contenders[i], nanos[i], round);
      }
    }
    float difference = Math.abs(contenders[0].step() - contenders[1].step());
    OUT.printf(
        Locale.ROOT,
        "%n2 x %d units; probabilities differ by %.1e after %d steps%n",
        hidden,
        difference,
        (rounds + WARM_UP) * STEPS);
    double rival = 0;
    for (int i = 0; i < contenders.length; i++) {
      Arrays.sort(nanos[i]);
      double median = nanos[i][nanos[i].length / 2] / 1000.0;
      double p99 = nanos[i][nanos[i].length * 99 / 100] / 1000.0;
      rival = i == 0 ? median : rival;
      OUT.printf(
          Locale.ROOT,
          "%-18s p50 %8.1f   p99 %8.1f µs %8d bytes   %.1f times DL4J%n",
          names[i],
          median,
          p99,
          bytes[i] / STEPS,
          rival / median);
    }
  }

  private static long measure(Contender contender, long[] nanos, int round) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int step = 0; step < STEPS; step++) {
      long start = System.nanoTime();
      contender.step();
      long end = System.nanoTime();
      if (round >= 0) {
        nanos[round * STEPS + step] = end - start;
      }
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /// Returns the probability of the first token.
  private static Contender dl4j(MultiLayerNetwork network) {
    INDArray input = Nd4j.zeros(1, INPUTS, 1);
    for (int index : ACTIVE) {
      input.putScalar(0, index, 0, 1);
    }
    return () -> network.rnnTimeStep(input).getFloat(0, 0, 0);
  }

  private static Contender ours(LstmNet net) {
    var state = new LstmState(net.weights());
    return () -> {
      net.step(state, ACTIVE, ACTIVE.length);
      float[] shares = state.logits;
      net.kernel().exp(shares, shares.length);
      float sum = 0;
      for (float share : shares) {
        sum += share;
      }
      for (int i = 0; i < shares.length; i++) {
        shares[i] /= sum;
      }
      return shares[0];
    };
  }
}
