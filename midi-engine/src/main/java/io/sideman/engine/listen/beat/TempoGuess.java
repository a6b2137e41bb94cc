package io.sideman.engine.listen.beat;

import java.util.Arrays;

/// Guesses the tempo from how long the intervals between onsets, bass notes and bass changes
/// usually are, whatever their order: blind to phase, but a good judge of whether a pulse is the
/// beat, its half or its double. Causal; no allocation after construction.
public final class TempoGuess {
  private static final int CLASSES = BeatModel.INTERVAL_CLASSES;

  /// How many numbers describe what was heard.
  public static final int FEATURES = OnsetMarks.INTERVALS * (CLASSES + 3);

  private static final double SLOWEST = 5.75; // log2 of 54 bpm
  private static final double FASTEST = 7.2; // log2 of 147 bpm
  private static final double HALF_SURE = 40; // onset groups

  private final double[] counts = new double[OnsetMarks.INTERVALS * CLASSES];
  private final double[] features = new double[FEATURES];
  private double groups;
  private double seconds;

  public void reset() {
    Arrays.fill(counts, 0);
    groups = 0;
    seconds = 0;
  }

  /// Takes in the frame that `marks` closed last.
  public void add(OnsetMarks marks) {
    for (int kind = 0; kind < OnsetMarks.INTERVALS; kind++) {
      long gap = marks.gapNanos(kind);
      if (gap > 0) {
        double place = BeatModel.intervalClass(gap / 1e9);
        int low = (int) place;
        counts[kind * CLASSES + low] += 1 - (place - low);
        counts[kind * CLASSES + low + 1] += place - low;
      }
    }
    if (marks.gapNanos(0) > 0) {
      groups++;
      seconds += marks.gapNanos(0) / 1e9;
    }
  }

  /// Describes what was heard: per kind of interval its rate, mean, deviation and shares by class.
  /// The array is reused.
  public double[] features() {
    for (int kind = 0; kind < OnsetMarks.INTERVALS; kind++) {
      describe(kind, kind * (CLASSES + 3));
    }
    return features;
  }

  private void describe(int kind, int at) {
    double sum = 1e-9;
    double first = 0;
    double second = 0;
    for (int i = 0; i < CLASSES; i++) {
      double count = counts[kind * CLASSES + i];
      sum += count;
      first += count * i / 4;
      second += count * i * i / 16;
    }
    double mean = first / sum;
    features[at] = Math.log(sum / Math.max(1, seconds) + 1e-3) / Math.log(2);
    features[at + 1] = mean;
    features[at + 2] = Math.sqrt(Math.max(0, second / sum - mean * mean));
    for (int i = 0; i < CLASSES; i++) {
      features[at + 3 + i] = Math.sqrt(counts[kind * CLASSES + i] / sum);
    }
  }

  /// Log2 of the guessed bpm; leans on the usual tempo while little has been heard.
  double log2Bpm(BeatModel model) {
    double[] weights = model.tempoWeights();
    double usual = weights[FEATURES + 1];
    double guess = weights[FEATURES];
    double[] heard = features();
    for (int i = 0; i < FEATURES; i++) {
      guess += weights[i] * heard[i];
    }
    guess = Math.clamp(guess, SLOWEST, FASTEST);
    return usual + (guess - usual) * sureness();
  }

  /// Deviation of the guess, in octaves.
  double deviation(BeatModel model) {
    double own = model.tempoWeights()[FEATURES + 2];
    return Math.sqrt(own * own + 0.1 * (1 - sureness()));
  }

  private double sureness() {
    return groups / (groups + HALF_SURE);
  }
}
