package io.sideman.library.spectral;

import java.util.List;

/// What a sound is made of, as numbers for the classifier of families. They do not depend on how
/// loud it is.
final class Timbre {
  private static final int CEPSTRUM = Frames.COEFFICIENTS - 1; // without the level
  private static final int OCTAVES = 9; // MIDI keys 12 to 119

  /// Numbers that [#features] has.
  static final int FEATURES = 3 * CEPSTRUM + 4 + 4 + 6 + 7 + OCTAVES;

  /// Of which these follow each other: mean cepstrum, then centre, width and noise of the spectrum.
  static final int COMMON = CEPSTRUM + 4;

  /// Where the lowest octave's share stands, and before it the share of tones that sound on.
  static final int OCTAVE_0 = FEATURES - OCTAVES;

  static final int STEADINESS = OCTAVE_0 - 1;

  private static final double QUIET = 0.02; // of the loudest frame: not heard as its sound

  private Timbre() {}

  static float[] features(Frames frames, Partials partials, List<Onset> onsets, double seconds) {
    float[] out = new float[FEATURES];
    int at = cepstrum(frames, out);
    at = spectrum(frames, out, at);
    at = envelope(frames, out, at, seconds);
    at = strokes(onsets, out, at, seconds);
    float all = 1e-9f;
    for (float key : partials.keys()) {
      all += key;
    }
    for (int o = 0; o < OCTAVES; o++) {
      for (int k = 12 * (o + 1); k < 12 * (o + 2); k++) {
        out[at + o] += partials.keys()[k] / all;
      }
    }
    out[STEADINESS] = (float) partials.steadiness();
    return out;
  }

  private static float quiet(Frames frames) {
    float most = 0;
    for (float level : frames.level()) {
      most = Math.max(most, level);
    }
    return (float) (QUIET * most);
  }

  /// Means first (the common ones), later spreads and mean changes.
  private static int cepstrum(Frames frames, float[] out) {
    float quiet = quiet(frames);
    int count = 0;
    for (int t = 0; t < frames.count(); t++) {
      if (frames.level()[t] >= quiet) {
        count++;
        for (int c = 0; c < CEPSTRUM; c++) {
          out[c] += frames.cepstrum()[t][c + 1];
        }
      }
    }
    for (int c = 0; c < CEPSTRUM; c++) {
      out[c] /= Math.max(1, count);
    }
    int spread = COMMON;
    int change = COMMON + CEPSTRUM;
    for (int t = 1; t < frames.count(); t++) {
      if (frames.level()[t] >= quiet) {
        for (int c = 0; c < CEPSTRUM; c++) {
          float value = frames.cepstrum()[t][c + 1];
          out[spread + c] += (value - out[c]) * (value - out[c]);
          out[change + c] += Math.abs(value - frames.cepstrum()[t - 1][c + 1]);
        }
      }
    }
    for (int c = 0; c < CEPSTRUM; c++) {
      out[spread + c] = (float) Math.sqrt(out[spread + c] / Math.max(1, count));
      out[change + c] /= Math.max(1, count);
    }
    return COMMON + 2 * CEPSTRUM;
  }

  /// Weighted by level: the tail of a sound tells little.
  private static int spectrum(Frames frames, float[] out, int at) {
    double sum = 1e-9;
    double[] mean = new double[4];
    double[] squares = new double[4];
    for (int t = 0; t < frames.count(); t++) {
      double weight = frames.level()[t];
      double[] values = {
        Math.log(50 + frames.centroid()[t]),
        Math.log(50 + frames.rolloff()[t]),
        Math.log(1e-4 + frames.flatness()[t]) / 3,
        Math.sqrt(frames.crossings()[t])
      };
      sum += weight;
      for (int i = 0; i < 4; i++) {
        mean[i] += weight * values[i];
        squares[i] += weight * values[i] * values[i];
      }
    }
    for (int i = 0; i < 4; i++) {
      mean[i] /= sum;
      out[CEPSTRUM + i] = (float) mean[i];
      out[at + i] = (float) Math.sqrt(Math.max(0, squares[i] / sum - mean[i] * mean[i]));
    }
    return at + 4;
  }

  /// How the level rises and falls.
  private static int envelope(Frames frames, float[] out, int at, double seconds) {
    float[] level = frames.level();
    int top = 0;
    double sum = 1e-9;
    double centre = 0;
    for (int t = 0; t < level.length; t++) {
      top = level[t] > level[top] ? t : top;
      sum += level[t];
      centre += t * (double) level[t];
    }
    int start = top;
    while (start > 0 && level[start - 1] > 0.1 * level[top]) {
      start--;
    }
    int half = top;
    while (half < level.length - 1 && level[half] > 0.5 * level[top]) {
      half++;
    }
    int tenth = half;
    while (tenth < level.length - 1 && level[tenth] > 0.1 * level[top]) {
      tenth++;
    }
    out[at] = (float) Math.log(0.01 + Frames.seconds(top - start));
    out[at + 1] = (float) Math.log(0.01 + Frames.seconds(half - top));
    out[at + 2] = (float) Math.log(0.01 + Frames.seconds(tenth - top));
    out[at + 3] = (float) Math.log(0.02 + seconds);
    out[at + 4] = (float) (centre / sum / Math.max(1, level.length));
    out[at + 5] = (float) (sum / level.length / Math.max(1e-6, level[top]));
    return at + 6;
  }

  private static int strokes(List<Onset> onsets, float[] out, int at, double seconds) {
    double low = 0;
    double middle = 0;
    double high = 0;
    for (Onset onset : onsets) {
      low += onset.low();
      middle += onset.middle();
      high += onset.high();
    }
    double all = low + middle + high + 1e-9;
    out[at] = (float) (low / all);
    out[at + 1] = (float) (middle / all);
    out[at + 2] = (float) (high / all);
    out[at + 3] = (float) Math.log(0.2 + onsets.size() / Math.max(0.1, seconds));
    out[at + 4] = (float) Math.log(1 + onsets.size());
    out[at + 5] = onsets.isEmpty() ? 0 : (float) (all / onsets.size() / 40);
    return at + 7; // and one for steadiness
  }
}
