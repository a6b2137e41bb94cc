package io.sideman.engine.clock;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// How closely band time follows a jittery MIDI clock: error against the real position of the
/// machine at each pulse, in milliseconds, after four beats of settling. Jitter only delays, so
/// half of it is a constant error which no filter can know; it is taken off.
final class ClockAccuracyBenchmark {
  private static final int SEEDS = 20;
  private static final int CLOCKS = 24 * 128;

  private ClockAccuracyBenchmark() {}

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.out.printf("%-34s %8s %8s %8s %8s%n", "", "p50 ms", "p99 ms", "max ms", "max tick");
    for (double jitter : new double[] {0, 1, 3}) {
      for (double bpm : new double[] {40, 120, 300}) {
        report(bpm + " bpm, jitter 0-" + jitter + " ms", _ -> bpm, jitter);
      }
      report("90 to 180 bpm in 64 beats, " + jitter, b -> 90 + 90 * Math.min(1, b / 64), jitter);
      report("120 to 90 bpm in 4 beats, " + jitter, b -> 120 - 30 * ramp(b, 32, 4), jitter);
      report("100 to 140 bpm at once, " + jitter, b -> b < 32 ? 100 : 140, jitter);
    }
  }

  private static double ramp(double beat, double from, double length) {
    return Math.clamp((beat - from) / length, 0.0, 1.0);
  }

  private static void report(String name, DoubleUnaryOperator bpmAt, double jitterMillis) {
    double[] millis = new double[SEEDS * CLOCKS];
    double worstTicks = 0;
    int count = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      var train = ClockTrain.of(CLOCKS, bpmAt, jitterMillis * 1e6, seed);
      var following = new Following(train);
      following.play(train.all());
      double[] errors = following.errors(4 * 960);
      for (int i = 0; i < errors.length; i++) {
        double bpm = bpmAt.applyAsDouble(4 + i / 8.0);
        double ticksPerMilli = bpm * 960 / 60e3;
        double error = Math.abs(errors[i] + jitterMillis / 2 * ticksPerMilli);
        worstTicks = Math.max(worstTicks, error);
        millis[count++] = error / ticksPerMilli;
      }
    }
    Arrays.sort(millis, 0, count);
    System.out.printf(
        "%-34s %8.2f %8.2f %8.2f %8.1f%n",
        name, millis[count / 2], millis[(int) (count * 0.99)], millis[count - 1], worstTicks);
  }
}
