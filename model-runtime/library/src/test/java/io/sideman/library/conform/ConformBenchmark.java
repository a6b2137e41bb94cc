package io.sideman.library.conform;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/// How fast is sound stretched and shifted? Seconds of sound per second of processor time, after
/// warming up. How clean it becomes is the matter of `evaluate conform`.
public final class ConformBenchmark {
  private static final int RATE = 44_100;
  private static final int SECONDS = 8;
  private static final int WARM_UP = 3;
  private static final int RUNS = 10;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private ConformBenchmark() {}

  public static void main(String[] args) {
    OUT.printf(
        "Java %s, %d processors; %d s of sound, %d runs%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), SECONDS, RUNS);
    for (int channels = 1; channels <= 2; channels++) {
      float[][] drums = drums(channels);
      tell("drums", drums, 1, true);
      tell("tones", drums, 1, false);
      tell("tones, up two semitones", drums, Math.pow(2, 2 / 12.0), false);
    }
  }

  private static void tell(String what, float[][] sound, double pitch, boolean struck) {
    int frames = (int) (sound[0].length * 1.06);
    var plan = new ConformedSound(1.06, frames, pitch, struck);
    for (int run = 0; run < WARM_UP; run++) {
      plan.make(sound, RATE);
    }
    double begun = processorSeconds();
    for (int run = 0; run < RUNS; run++) {
      plan.make(sound, RATE);
    }
    double used = processorSeconds() - begun;
    double made = (double) RUNS * frames / RATE;
    OUT.printf("%s, %d channel(s): %.0f x real time%n", what, sound.length, made / used);
  }

  /// Of all threads, so that what else the machine does hardly counts.
  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /// Eighths of noise and a falling tone, as a kit plays them.
  private static float[][] drums(int channels) {
    var random = new SplittableRandom(1);
    float[] sound = new float[SECONDS * RATE];
    for (int start = 0; start < sound.length; start += RATE / 4) {
      double force = 0.4 + 0.4 * random.nextDouble();
      for (int n = 0; n < RATE / 5 && start + n < sound.length; n++) {
        double t = n / (double) RATE;
        double noise = Math.exp(-t * 50) * (random.nextDouble() * 2 - 1);
        double drum = Math.exp(-t * 18) * Math.sin(2 * Math.PI * (60 * t + 4 * Math.exp(-t * 30)));
        sound[start + n] = (float) (force * (drum + 0.3 * noise));
      }
    }
    float[][] all = new float[channels][];
    Arrays.fill(all, sound);
    return all;
  }
}
