package io.sideman.library.spectral;

import io.sideman.library.decode.Sound;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/// How much faster than it sounds a core analyses: loops of eight seconds and a track of three
/// minutes, decoded already. Counts the thread's own time, so that a busy machine says the same.
/// Argument: folder of the models.
final class AudioAnalystBenchmark {
  private static final int ROUNDS = 60;

  private AudioAnalystBenchmark() {}

  public static void main(String[] args) {
    var analyst = AudioAnalyst.reading(Path.of(args.length > 0 ? args[0] : "presets/models"));
    Sound drums = Synthesised.drums(120, 4, 0.5);
    report("loop of 8 s, drums, mono 44.1 kHz", analyst, drums, ROUNDS);
    int[][] chords = {{0, 4, 7}, {9, 0, 4}, {5, 9, 0}, {7, 11, 2}};
    Sound piano = Synthesised.chords(120, chords);
    Sound stereo = new Sound(new float[][] {piano.channels()[0], piano.channels()[0]}, 44_100);
    report("loop of 8 s, chords, stereo 44.1 kHz", analyst, stereo, ROUNDS);
    float[] loop = piano.channels()[0];
    float[] track = new float[loop.length * 22];
    for (int i = 0; i < 22; i++) {
      System.arraycopy(loop, 0, track, i * loop.length, loop.length);
    }
    report(
        "track of 176 s, stereo 44.1 kHz",
        analyst,
        new Sound(new float[][] {track, track}, 44_100),
        6);
  }

  private static void report(String what, AudioAnalyst analyst, Sound sound, int rounds) {
    var threads = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < rounds / 2; i++) {
      analyst.analyse("warm", sound, Set.of());
    }
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = threads.getCurrentThreadCpuTime();
      analyst.analyse("id", sound, Set.of());
      times[i] = sound.seconds() * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }
    Arrays.sort(times);
    System.out.printf(
        "%s: %.0f x real time (median), %.0f slowest, %.0f 10th percentile%n",
        what, times[rounds / 2], times[0], times[rounds / 10]);
  }
}
