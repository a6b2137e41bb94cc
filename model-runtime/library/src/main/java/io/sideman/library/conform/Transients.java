package io.sideman.library.conform;

import java.util.Arrays;

/// Finds the strokes in a sound: peaks in the rise of high-frequency energy (Masri 1996), above
/// what rises around them.
final class Transients {
  private static final int HOP = 256;
  private static final int AROUND = 24; // hops on either side that a peak is measured against
  private static final double ABOVE = 2.5; // times the median rise around
  private static final double FLOOR = 0.02; // of the largest rise

  private Transients() {}

  /// Frames where strokes begin, sorted, at least `gap` apart.
  static int[] find(float[][] channels, int gap) {
    double[] rise = rises(channels);
    double floor = FLOOR * Arrays.stream(rise).max().orElse(0);
    int[] found = new int[rise.length];
    int count = 0;
    for (int i = 0; i < rise.length; i++) {
      if (rise[i] > floor && isPeak(rise, i) && rise[i] > ABOVE * median(rise, i)) {
        int frame = start(channels, i * HOP);
        if (count == 0 || frame - found[count - 1] >= gap) {
          found[count++] = frame;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// Rise of the logarithm of the differentiated signal's energy; the first hop rises from nothing.
  private static double[] rises(float[][] channels) {
    int hops = channels[0].length / HOP;
    double[] rise = new double[hops];
    double before = 0;
    for (int i = 0; i < hops; i++) {
      double energy = 0;
      for (float[] channel : channels) {
        energy += difference(channel, i * HOP, (i + 1) * HOP);
      }
      double amplitude = Math.sqrt(energy / HOP);
      rise[i] = Math.max(0, amplitude - 1.2 * before);
      before = Math.max(amplitude, 0.6 * before);
    }
    return rise;
  }

  private static double difference(float[] sound, int from, int to) {
    double sum = 0;
    for (int n = Math.max(1, from); n < to; n++) {
      double step = sound[n] - (double) sound[n - 1];
      sum += step * step;
    }
    return sum;
  }

  private static boolean isPeak(double[] rise, int at) {
    for (int i = Math.max(0, at - 3); i < Math.min(rise.length, at + 4); i++) {
      if (rise[i] > rise[at] || rise[i] == rise[at] && i < at) {
        return false;
      }
    }
    return true;
  }

  private static double median(double[] rise, int at) {
    double[] near =
        Arrays.copyOfRange(rise, Math.max(0, at - AROUND), Math.min(rise.length, at + AROUND));
    Arrays.sort(near);
    return near[near.length / 2];
  }

  /// Where in the hop, and the one before it, the sound first rises to a quarter of its peak.
  private static int start(float[][] channels, int hop) {
    int from = Math.max(0, hop - HOP);
    int to = Math.min(channels[0].length, hop + HOP);
    float peak = 0;
    for (float[] channel : channels) {
      for (int n = hop; n < to; n++) {
        peak = Math.max(peak, Math.abs(channel[n]));
      }
    }
    for (int n = hop; n < to; n++) {
      for (float[] channel : channels) {
        if (Math.abs(channel[n]) >= peak / 4) {
          return Math.max(from, n - 8);
        }
      }
    }
    return hop;
  }
}
