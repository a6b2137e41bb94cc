package io.sideman.library.spectral;

import java.util.ArrayList;
import java.util.List;

/// Tempo by autocorrelation of onset strength, and, for what may be a loop, by the tempi at which
/// it has whole beats. Each candidate is scored by how much repeats at a beat, two and four of
/// them, by how usual the tempo is, and by whether the length makes whole bars.
final class TempoHearing {
  static final double LEAST_BPM = 50;
  static final double MOST_BPM = 220;

  private static final double USUAL_BPM = 112;
  private static final double SPREAD_OCTAVES = 0.62;
  private static final double WHOLE = 0.012; // of a bar's count that may be missing
  private static final int LONGEST_LOOP_BEATS = 128;
  private static final double LONGEST_LAG_SECONDS = 4.9;

  private TempoHearing() {}

  /// @param confidence 0..1, how much repeats at one, two or four beats
  record Found(double bpm, double confidence) {}

  /// @param seconds length of the loop, 0 if it is none
  static Found of(Frames frames, double seconds) {
    double[] repeats = autocorrelation(flattened(frames.onset()));
    double[] low = autocorrelation(flattened(frames.bands()[0]));
    Found best = new Found(120, 0);
    double bestScore = Double.NEGATIVE_INFINITY;
    for (double bpm : candidates(repeats, seconds)) {
      double period = 60 / bpm * Frames.PER_SECOND;
      double score = score(repeats, low, period, bpm, seconds);
      if (score > bestScore) {
        bestScore = score;
        double most = Math.max(at(repeats, period), at(repeats, 2 * period));
        best = new Found(bpm, Math.clamp(Math.max(most, at(repeats, 4 * period)), 0, 1));
      }
    }
    return best;
  }

  private static double score(
      double[] repeats, double[] low, double period, double bpm, double seconds) {
    double pulse =
        0.9 * at(repeats, period)
            + 0.5 * at(repeats, period / 2)
            + 0.6 * at(repeats, 2 * period)
            + 0.8 * at(repeats, 4 * period)
            - 0.5 * at(repeats, 1.5 * period)
            + 0.4 * at(low, 2 * period);
    double octaves = Math.log(bpm / USUAL_BPM) / Math.log(2) / SPREAD_OCTAVES;
    return pulse - 0.5 * octaves * octaves + (seconds > 0 ? wholeBars(seconds * bpm / 240) : 0);
  }

  /// 1, 2, 4, 8 … bars are likelier than other whole numbers, those than halves.
  private static double wholeBars(double bars) {
    double whole = Math.rint(bars);
    if (whole < 1 || Math.abs(bars - whole) > WHOLE * Math.max(1, whole / 8)) {
      return Math.abs(bars * 2 - Math.rint(bars * 2)) < 0.02 ? 0.1 : 0;
    }
    int count = (int) whole;
    return Integer.bitCount(count) == 1 ? 0.8 : count % 2 == 0 ? 0.45 : 0.25;
  }

  private static List<Double> candidates(double[] repeats, double seconds) {
    var candidates = new ArrayList<Double>();
    if (seconds > 0) {
      for (int beats = 1; beats <= LONGEST_LOOP_BEATS; beats++) {
        addUsual(60 * beats / seconds, candidates);
      }
    }
    for (int lag = 8; lag + 1 < repeats.length; lag++) {
      if (repeats[lag] > repeats[lag - 1] && repeats[lag] >= repeats[lag + 1]) {
        double a = repeats[lag - 1];
        double c = repeats[lag + 1];
        double shift = 0.5 * (a - c) / (a - 2 * repeats[lag] + c - 1e-12);
        double period = lag + Math.clamp(shift, -0.5, 0.5);
        for (int part = 1; part <= 4; part++) { // long lags tell short periods precisely
          addUsual(60 * Frames.PER_SECOND * part / period, candidates);
        }
      }
    }
    if (candidates.isEmpty()) {
      candidates.add(120.0);
    }
    return candidates;
  }

  private static void addUsual(double bpm, List<Double> candidates) {
    if (bpm >= LEAST_BPM && bpm <= MOST_BPM) {
      candidates.add(bpm);
    }
  }

  /// Onset strength less its mean over half a second, so that loud passages do not rule.
  private static double[] flattened(float[] onset) {
    int around = (int) (0.25 * Frames.PER_SECOND);
    double[] sums = new double[onset.length + 1];
    for (int t = 0; t < onset.length; t++) {
      sums[t + 1] = sums[t] + onset[t];
    }
    double[] flat = new double[onset.length];
    for (int t = 0; t < onset.length; t++) {
      int from = Math.max(0, t - around);
      int to = Math.min(onset.length, t + around + 1);
      double above = onset[t] - (sums[to] - sums[from]) / (to - from);
      flat[t] = Math.sqrt(Math.max(0, above));
    }
    return flat;
  }

  /// 1 at lag 0; less its mean, and each lag by as many frames as it has.
  private static double[] autocorrelation(double[] signal) {
    double mean = 0;
    for (double value : signal) {
      mean += value / signal.length;
    }
    int lags =
        Math.min((int) (LONGEST_LAG_SECONDS * Frames.PER_SECOND), Math.max(1, signal.length - 8));
    double[] result = new double[lags];
    for (int lag = 0; lag < lags; lag++) {
      double sum = 0;
      for (int t = 0; t + lag < signal.length; t++) {
        sum += (signal[t] - mean) * (signal[t + lag] - mean);
      }
      // Half way between all frames and those there are: long lags of short loops are unsure.
      result[lag] = sum / (0.5 * (2 * signal.length - lag));
    }
    double zero = result[0] + 1e-12;
    for (int lag = 0; lag < lags; lag++) {
      result[lag] /= zero;
    }
    return result;
  }

  /// The highest value around a lag with a fraction.
  private static double at(double[] repeats, double lag) {
    int centre = (int) Math.round(lag);
    double most = 0;
    for (int i = centre - 1; i <= centre + 1; i++) {
      if (i >= 0 && i < repeats.length) {
        most = Math.max(most, repeats[i]);
      }
    }
    return most;
  }
}
