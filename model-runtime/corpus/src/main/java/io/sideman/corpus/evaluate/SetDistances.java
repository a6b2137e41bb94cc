package io.sideman.corpus.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Compares two sets of samples by the distances within one and between both (Yang and Lerch 2020):
/// the densities of both kinds of distance are estimated with Gaussian kernels (Scott's width), and
/// told apart by the area under both and by Kullback-Leibler divergence.
final class SetDistances {
  private static final int POINTS = 400;
  private static final int MOST_PAIRS = 6000;
  private static final double LEAST_DENSITY = 1e-6; // of the greatest, where divergence would be ∞
  private static final double LEAST_WIDTH = 1e-3; // of the span, for sets that hardly differ

  /// A sample and the song it comes from: samples of one song are not held against each other.
  static final class Sample {
    private final String song;
    private final double[] feature;

    Sample(String song, double... feature) {
      this.song = song;
      this.feature = feature.clone();
    }

    String song() {
      return song;
    }
  }

  /// @param overlap area under both densities, 0 to 1
  /// @param divergence in nats, of the distances within from those between
  record Comparison(double overlap, double divergence) {}

  private SetDistances() {}

  /// Distances within `reference` beside those from `reference` to `other`.
  static Comparison compare(List<Sample> reference, List<Sample> other) {
    double[] within = distances(reference, reference);
    double[] between = distances(reference, other);
    if (within.length < 2 || between.length < 2) {
      return new Comparison(Double.NaN, Double.NaN);
    }
    double highest = Math.max(max(within), max(between));
    if (highest == 0) {
      return new Comparison(1, 0);
    }
    double from = -0.2 * highest;
    double step = 1.4 * highest / POINTS;
    double[] p = density(within, from, step);
    double[] q = density(between, from, step);
    double overlap = 0;
    double divergence = 0;
    for (int i = 0; i < POINTS; i++) {
      overlap += Math.min(p[i], q[i]);
      divergence += p[i] * Math.log(p[i] / q[i]);
    }
    return new Comparison(overlap, divergence);
  }

  private static double[] distances(List<Sample> a, List<Sample> b) {
    var random = new SplittableRandom(1);
    long pairs = (long) a.size() * b.size();
    double share = Math.min(1, (double) MOST_PAIRS / Math.max(1, pairs));
    double[] found = new double[2 * MOST_PAIRS];
    int count = 0;
    for (Sample one : a) {
      for (Sample two : b) {
        boolean taken = share >= 1 || random.nextDouble() < share;
        if (taken && !one.song.equals(two.song) && count < found.length) {
          found[count++] = distance(one.feature, two.feature);
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /// Shares of the density at [#POINTS] places, summing to 1.
  private static double[] density(double[] values, double from, double step) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
    double scott = Math.sqrt(variance) * Math.pow(values.length, -0.2);
    double width = Math.max(scott, LEAST_WIDTH * step * POINTS);
    double[] density = new double[POINTS];
    for (double value : values) {
      int low = Math.max(0, (int) ((value - 5 * width - from) / step));
      int high = Math.min(POINTS - 1, (int) ((value + 5 * width - from) / step));
      for (int i = low; i <= high; i++) {
        double z = (from + i * step - value) / width;
        density[i] += Math.exp(-z * z / 2);
      }
    }
    double floor = LEAST_DENSITY * max(density);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      density[i] = Math.max(density[i], floor);
      sum += density[i];
    }
    for (int i = 0; i < POINTS; i++) {
      density[i] /= sum;
    }
    return density;
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
