package io.sideman.library.conform;

import io.sideman.library.decode.Sound;
import io.sideman.library.spectral.Strokes;
import java.util.Arrays;

/// Finds to the frame where strokes begin: those that the analysis of sound hears, each where the
/// energy of the differentiated signal grows most.
final class Transients {
  private static final double AROUND = 0.012; // seconds that a heard stroke may be off
  private static final double APART = 0.011; // seconds between strokes at least
  private static final double SPAN = 0.001; // seconds of which energies are compared

  private Transients() {}

  /// Frames, sorted.
  static int[] find(float[][] channels, int rate) {
    double[] energies = energies(channels);
    double[] heard = Strokes.seconds(new Sound(channels, rate));
    int[] found = new int[heard.length];
    int count = 0;
    for (double seconds : heard) {
      int frame = start(energies, (int) Math.round(seconds * rate), rate);
      if (count == 0 || frame - found[count - 1] >= APART * rate) {
        found[count++] = frame;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// Of the differences from frame to frame, summed up to each frame.
  private static double[] energies(float[][] channels) {
    double[] sums = new double[channels[0].length + 1];
    for (float[] channel : channels) {
      for (int n = 1; n < channel.length; n++) {
        double step = channel[n] - (double) channel[n - 1];
        sums[n + 1] += step * step;
      }
    }
    for (int n = 1; n < sums.length; n++) {
      sums[n] += sums[n - 1];
    }
    return sums;
  }

  private static int start(double[] sums, int near, int rate) {
    int span = Math.max(4, (int) Math.round(SPAN * rate));
    int reach = (int) Math.round(AROUND * rate);
    int best = near;
    double most = 0;
    for (int n = Math.max(0, near - reach); n <= near + reach; n++) {
      double growth = energy(sums, n, n + 2 * span) - 2 * energy(sums, n - span, n);
      if (growth > most) {
        most = growth;
        best = n;
      }
    }
    return best;
  }

  private static double energy(double[] sums, int from, int to) {
    return sums[Math.clamp(to, 0, sums.length - 1)] - sums[Math.clamp(from, 0, sums.length - 1)];
  }
}
