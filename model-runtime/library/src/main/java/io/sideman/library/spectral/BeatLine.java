package io.sideman.library.spectral;

import java.util.List;

/// Where beats fall. A loop starts on its first beat and keeps its tempo; in a track beats are
/// followed through the onsets (Ellis, *Beat tracking by dynamic programming*, 2007) and the bar
/// starts where the low strokes are.
@SuppressWarnings("ArrayRecordComponent") // numbers on the way from one measure to the next
record BeatLine(double[] seconds, int firstOfBar) {
  private static final double TIGHT = 60;

  /// @param beats in all, the end included
  static BeatLine ofLoop(double bpm, int beats) {
    double[] seconds = new double[beats + 1];
    for (int i = 0; i <= beats; i++) {
      seconds[i] = 60 * i / bpm;
    }
    return new BeatLine(seconds, 0);
  }

  static BeatLine ofTrack(Frames frames, double bpm, List<Onset> onsets) {
    float[] onset = frames.onset();
    double period = 60 / bpm * Frames.PER_SECOND;
    int count = onset.length;
    double[] best = new double[count];
    int[] from = new int[count];
    double scale = deviation(onset);
    int nearest = (int) Math.max(1, Math.round(period / 2));
    int farthest = (int) Math.round(period * 2);
    for (int t = 0; t < count; t++) {
      from[t] = -1;
      double most = 0;
      for (int gap = nearest; gap <= farthest && gap <= t; gap++) {
        double off = Math.log(gap / period);
        double value = best[t - gap] - TIGHT * off * off;
        if (value > most) {
          most = value;
          from[t] = t - gap;
        }
      }
      best[t] = most + onset[t] / scale;
    }
    int last = count - 1;
    for (int t = Math.max(0, count - farthest); t < count; t++) {
      last = best[t] > best[last] ? t : last;
    }
    int beats = 0;
    for (int t = last; t >= 0; t = from[t]) {
      beats++;
    }
    double[] seconds = new double[beats];
    for (int t = last; t >= 0; t = from[t]) {
      seconds[--beats] = Frames.seconds(t);
    }
    return new BeatLine(seconds, firstOfBar(seconds, onsets));
  }

  private static double deviation(float[] onset) {
    double squares = 1e-9;
    for (float value : onset) {
      squares += value * value;
    }
    return Math.sqrt(squares / onset.length);
  }

  /// Which of the first four beats, each fourth from it on, has most of the low strokes.
  private static int firstOfBar(double[] seconds, List<Onset> onsets) {
    double[] low = new double[4];
    int beat = 0;
    for (Onset onset : onsets) {
      while (beat + 1 < seconds.length && seconds[beat + 1] <= onset.seconds() + 0.03) {
        beat++;
      }
      if (beat < seconds.length && Math.abs(onset.seconds() - seconds[beat]) < 0.06) {
        low[beat % 4] += onset.low() + 0.2 * onset.strength();
      }
    }
    int first = 0;
    for (int i = 1; i < 4; i++) {
      first = low[i] > low[first] ? i : first;
    }
    return first;
  }

  /// Position in beats from the first bar's start; negative before it.
  double position(double time, int[] hint) {
    int beat = hint[0];
    while (beat + 2 < seconds.length && seconds[beat + 1] <= time) {
      beat++;
    }
    hint[0] = beat;
    if (seconds.length < 2) {
      return 0;
    }
    double length = seconds[beat + 1] - seconds[beat];
    return beat - firstOfBar + (time - seconds[beat]) / length;
  }

  /// The median beat as a tempo.
  double bpm(double otherwise) {
    if (seconds.length < 8) {
      return otherwise;
    }
    double[] gaps = new double[seconds.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = seconds[i + 1] - seconds[i];
    }
    java.util.Arrays.sort(gaps);
    double sum = 0; // mean of the middle half: finer than a frame
    int from = gaps.length / 4;
    int to = gaps.length - from;
    for (int i = from; i < to; i++) {
      sum += gaps[i];
    }
    return 60 * (to - from) / sum;
  }
}
