package io.sideman.library.spectral;

import java.util.ArrayList;
import java.util.List;

/// A stroke that was heard.
///
/// @param strength sum of rises, and of the low, middle and high bands apart
record Onset(double seconds, double strength, double low, double middle, double high) {
  private static final int NEAR = 3; // frames in which it must be the highest
  private static final int AROUND = 9; // frames whose mean it must exceed
  private static final double LEAST = 0.10; // of the strongest (95th percentile of peaks)
  private static final double FLOOR = 1.2; // strength below which a rise is none

  /// The rise is steepest a little before a stroke stands in the middle of the frame.
  private static final double EARLY_SECONDS = 0.001;

  /// All strokes in order of time.
  static List<Onset> of(Frames frames) {
    float[] onset = frames.onset();
    double most = strongest(onset);
    double least = Math.max(FLOOR, LEAST * most);
    var found = new ArrayList<Onset>();
    int last = -NEAR;
    for (int t = 0; t < onset.length; t++) {
      if (onset[t] < least || t - last < NEAR || !isPeak(onset, t)) {
        continue;
      }
      if (onset[t] > 0.25 * least + mean(onset, t) * 1.3) {
        double at = Math.max(0, Frames.seconds(t + offset(onset, t)) + EARLY_SECONDS);
        found.add(
            new Onset(
                at,
                onset[t],
                near(frames.bands()[0], t),
                near(frames.bands()[1], t),
                near(frames.bands()[2], t)));
        last = t;
      }
    }
    return found;
  }

  private static double strongest(float[] onset) {
    float[] peaks = new float[onset.length];
    int count = 0;
    for (int t = 0; t < onset.length; t++) {
      if (isPeak(onset, t)) {
        peaks[count++] = onset[t];
      }
    }
    if (count == 0) {
      return 0;
    }
    java.util.Arrays.sort(peaks, 0, count);
    return peaks[(int) (0.95 * (count - 1))];
  }

  private static boolean isPeak(float[] onset, int t) {
    for (int i = Math.max(0, t - NEAR); i <= Math.min(onset.length - 1, t + NEAR); i++) {
      if (onset[i] > onset[t] || (onset[i] == onset[t] && i < t)) {
        return false;
      }
    }
    return onset[t] > 0;
  }

  private static double mean(float[] onset, int t) {
    double sum = 0;
    int from = Math.max(0, t - AROUND);
    int to = Math.min(onset.length, t + AROUND + 1);
    for (int i = from; i < to; i++) {
      sum += onset[i];
    }
    return sum / (to - from);
  }

  /// Where between the frames the peak lies, by a parabola through it and its neighbours.
  private static double offset(float[] onset, int t) {
    if (t == 0 || t + 1 >= onset.length) {
      return 0;
    }
    double left = onset[t - 1];
    double right = onset[t + 1];
    double curve = left - 2 * onset[t] + right;
    return Math.abs(curve) < 1e-9 ? 0 : Math.clamp(0.5 * (left - right) / curve, -0.5, 0.5);
  }

  private static double near(float[] band, int t) {
    float most = band[t];
    most = t > 0 ? Math.max(most, band[t - 1]) : most;
    return t + 1 < band.length ? Math.max(most, band[t + 1]) : most;
  }
}
