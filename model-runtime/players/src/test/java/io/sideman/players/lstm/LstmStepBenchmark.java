package io.sideman.players.lstm;

import io.sideman.players.bench.Machine;
import io.sideman.players.bench.Percentiles;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// How long does one step of the network take, and how near is that to merely reading its weights?
/// Two layers, 400 outputs, softmax included, batch 1; the contenders take turns in every round, so
/// that a busy machine disturbs all alike. Arguments: rounds (40), units per layer (256 512).
public final class LstmStepBenchmark {
  private static final int OUTPUTS = 400;
  private static final int INPUTS = 1000;
  private static final int STEPS = 250;
  private static final int WARM_UP = 12;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private interface Contender {
    String name();

    void step();

    /// Something that depends on the work, so that none of it is optimised away.
    float result();
  }

  private LstmStepBenchmark() {}

  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    int[] sizes = {256, 512};
    if (args.length > 1) {
      sizes = java.util.Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray();
    }
    OUT.println(Machine.describe());
    for (int hidden : sizes) {
      run(hidden, rounds);
    }
  }

  private static void run(int hidden, int rounds) {
    LstmWeights weights = RandomWeights.of(INPUTS, hidden, 2, OUTPUTS, 1);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new WeightReading(weights, false));
    contenders.add(new Stepping("Vector API, fp32", LstmNet.of(weights, new VectorKernel())));
    contenders.add(new WeightReading(weights, true));
    contenders.add(new Stepping("Vector API, bf16", LstmNet.packed(weights, new VectorKernel())));
    contenders.add(new Stepping("plain loops, fp32", LstmNet.of(weights, new ScalarKernel())));
    List<Percentiles> times = new ArrayList<>();
    long[] allocated = new long[contenders.size()];
    contenders.forEach(each -> times.add(new Percentiles(rounds * STEPS)));
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        allocated[i] = time(contenders.get(i), round < 0 ? null : times.get(i));
      }
    }
    OUT.printf(
        Locale.ROOT,
        "%n2 x %d units, %d outputs, %d rounds of %d%n",
        hidden,
        OUTPUTS,
        rounds,
        STEPS);
    for (int i = 0; i < contenders.size(); i++) {
      if (!Float.isFinite(contenders.get(i).result())) {
        throw new IllegalStateException(contenders.get(i).name() + " computed no number");
      }
      String share = "";
      if (contenders.get(i) instanceof Stepping && i < 4) {
        double limit = times.get(i - 1).micros(0.5);
        share = "%5.0f %% of the limit".formatted(100 * limit / times.get(i).micros(0.5));
      }
      OUT.printf(
          Locale.ROOT,
          "%-26s %s %6d bytes %s%n",
          contenders.get(i).name(),
          times.get(i).line(),
          allocated[i] / STEPS,
          share);
    }
  }

  /// Returns the bytes allocated in this round.
  private static long time(
      Contender contender, @org.jspecify.annotations.Nullable Percentiles times) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int step = 0; step < STEPS; step++) {
      long start = System.nanoTime();
      contender.step();
      long end = System.nanoTime();
      if (times != null) {
        times.add(end - start);
      }
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /// A step and the softmax over its logits.
  private static final class Stepping implements Contender {
    private final String name;
    private final LstmNet net;
    private final LstmState state;
    private final int[] active = new int[24];
    private int turn;

    Stepping(String name, LstmNet net) {
      this.name = name;
      this.net = net;
      state = new LstmState(net.weights());
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public float result() {
      return state.logits[0];
    }

    @Override
    public void step() {
      turn++;
      for (int i = 0; i < active.length; i++) {
        active[i] = (turn * 7 + i * 41) % INPUTS;
      }
      net.step(state, active, active.length);
      float[] logits = state.logits;
      net.kernel().exp(logits, logits.length);
      float sum = 0;
      for (float share : logits) {
        sum += share;
      }
      for (int i = 0; i < logits.length; i++) {
        logits[i] /= sum;
      }
    }
  }

  /// The limit: reads every weight of a step once and adds them up.
  private static final class WeightReading implements Contender {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private final String name;
    private final List<float[][]> matrices = new ArrayList<>();
    private float sink;

    WeightReading(LstmWeights weights, boolean half) {
      name = half ? "reading half the weights" : "reading the weights";
      matrices.add(copy(weights.recurrent(0), half));
      matrices.add(copy(weights.input(1), half));
      matrices.add(copy(weights.recurrent(1), half));
      matrices.add(copy(weights.output(), half));
    }

    private static float[][] copy(float[][] rows, boolean half) {
      float[][] copy = new float[rows.length][];
      for (int i = 0; i < rows.length; i++) {
        copy[i] = java.util.Arrays.copyOf(rows[i], half ? rows[i].length / 2 : rows[i].length);
      }
      return copy;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public float result() {
      return sink;
    }

    @Override
    public void step() {
      for (int m = 0; m < matrices.size(); m++) {
        float[][] rows = matrices.get(m);
        for (int k = 0; k + 4 <= rows.length; k += 4) {
          sink += sum(rows[k], rows[k + 1], rows[k + 2], rows[k + 3]);
        }
      }
    }

    private static float sum(float[] r0, float[] r1, float[] r2, float[] r3) {
      FloatVector s0 = FloatVector.zero(FLOATS);
      FloatVector s1 = FloatVector.zero(FLOATS);
      FloatVector s2 = FloatVector.zero(FLOATS);
      FloatVector s3 = FloatVector.zero(FLOATS);
      int bound = FLOATS.loopBound(r0.length);
      for (int j = 0; j < bound; j += FLOATS.length()) {
        s0 = s0.add(FloatVector.fromArray(FLOATS, r0, j));
        s1 = s1.add(FloatVector.fromArray(FLOATS, r1, j));
        s2 = s2.add(FloatVector.fromArray(FLOATS, r2, j));
        s3 = s3.add(FloatVector.fromArray(FLOATS, r3, j));
      }
      return s0.add(s1).add(s2).add(s3).lane(0);
    }
  }
}
