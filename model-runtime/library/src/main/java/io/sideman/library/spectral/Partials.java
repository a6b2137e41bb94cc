package io.sideman.library.spectral;

import java.util.Arrays;

/// The tones of a sound over time: spectral peaks gathered to keys and pitch classes. A peak counts
/// for itself and, less, for the tones whose second to fourth harmonic it may be (Gómez, *Tonal
/// description of music audio signals*, 2006). The tuning is measured first.
@SuppressWarnings("ArrayRecordComponent") // numbers on the way from one measure to the next
record Partials(
    float[][] chroma, // (frames, 12)
    float[][] bass, // (frames, 12) tones below LOW_HZ
    float[] keys, // (128) how much each key sounds in all
    double tuningCents, // how far the sound is above 440 Hz
    double steadiness) { // share of tones that sound on in the next frame, 0..1

  static final int HOP = 2048;
  static final double PER_SECOND = (double) Frames.RATE_HZ / HOP;

  private static final int SIZE = 8192;
  private static final double LEAST_HZ = 40;
  private static final double MOST_HZ = 3500;
  private static final double LOW_HZ = 220;
  private static final int MOST_PEAKS = 48;
  private static final float LEAST_SHARE = 0.01f; // of the frame's loudest peak
  private static final float LEAST_LEVEL = 1e-4f;
  private static final int HARMONICS = 4;
  private static final double HARMONIC_SHARE = 0.55;

  int count() {
    return chroma.length;
  }

  /// Measures; owns its buffers, one thread.
  static final class Measure {
    private final Fourier fourier = new Fourier(SIZE);

    Partials measure(float[] mono) {
      int count = Math.max(1, (mono.length + HOP / 2) / HOP);
      float[][] pitches = new float[count][];
      float[][] weights = new float[count][];
      double real = 0;
      double imaginary = 0;
      for (int t = 0; t < count; t++) {
        peaks(fourier.at(mono, t * HOP + HOP / 2), t, pitches, weights);
        for (int i = 0; i < pitches[t].length; i++) {
          double angle = 2 * Math.PI * pitches[t][i];
          real += weights[t][i] * Math.cos(angle);
          imaginary += weights[t][i] * Math.sin(angle);
        }
      }
      double tuning = Math.atan2(imaginary, real) / (2 * Math.PI);
      return gather(pitches, weights, tuning);
    }

    /// Peaks of one frame as MIDI keys with fractions, and weights.
    private static void peaks(float[] m, int t, float[][] pitches, float[][] weights) {
      double hertz = (double) Frames.RATE_HZ / SIZE;
      int from = (int) (LEAST_HZ / hertz);
      int to = (int) (MOST_HZ / hertz);
      float most = 0;
      for (int k = from; k <= to; k++) {
        most = Math.max(most, m[k]);
      }
      float least = Math.max(LEAST_LEVEL, most * LEAST_SHARE);
      float[] pitch = new float[MOST_PEAKS];
      float[] weight = new float[MOST_PEAKS];
      int count = 0;
      for (int k = from; k <= to && count < MOST_PEAKS; k++) {
        if (m[k] > least && m[k] > m[k - 1] && m[k] >= m[k + 1]) {
          double a = Math.log(m[k - 1] + 1e-12);
          double b = Math.log(m[k] + 1e-12);
          double c = Math.log(m[k + 1] + 1e-12);
          double shift = 0.5 * (a - c) / (a - 2 * b + c - 1e-12);
          double f = (k + Math.clamp(shift, -0.5, 0.5)) * hertz;
          pitch[count] = (float) (69 + 12 * Math.log(f / 440) / Math.log(2));
          weight[count++] = (float) Math.sqrt(m[k]);
        }
      }
      pitches[t] = Arrays.copyOf(pitch, count);
      weights[t] = Arrays.copyOf(weight, count);
    }

    private static Partials gather(float[][] pitches, float[][] weights, double tuning) {
      int count = pitches.length;
      float[][] chroma = new float[count][12];
      float[][] bass = new float[count][12];
      float[] keys = new float[128];
      float[] now = new float[128];
      float[] before = new float[128];
      double held = 0;
      double all = 1e-9;
      double lowKey = 69 + 12 * Math.log(LOW_HZ / 440) / Math.log(2);
      for (int t = 0; t < count; t++) {
        Arrays.fill(now, 0);
        for (int i = 0; i < pitches[t].length; i++) {
          double pitch = pitches[t][i] - tuning;
          float weight = weights[t][i];
          spread(pitch, weight, chroma[t]);
          if (pitch < lowKey) {
            add(bass[t], Math.floorMod(Math.round(pitch), 12), weight);
          }
          add(now, Math.clamp(Math.round(pitch), 0, 127), weight);
        }
        for (int k = 0; k < 128; k++) {
          held += Math.min(now[k], before[k]);
          all += now[k];
        }
        fundamentals(now, keys);
        float[] swap = before;
        before = now;
        now = swap;
      }
      return new Partials(chroma, bass, keys, 100 * tuning, held / all);
    }

    private static void add(float[] row, int at, float weight) {
      row[at] += weight;
    }

    private static void spread(double pitch, float weight, float[] chroma) {
      double share = weight;
      for (int h = 1; h <= HARMONICS; h++) {
        double p = pitch - 12 * Math.log(h) / Math.log(2);
        long key = Math.round(p);
        double off = Math.cos(Math.PI * (p - key)); // 1 in tune, 0 a quarter tone off
        chroma[Math.floorMod(key, 12)] += (float) (share * off * off);
        share *= HARMONIC_SHARE;
      }
    }

    /// Adds the keys that are not explained as harmonics of lower ones.
    private static void fundamentals(float[] now, float[] keys) {
      int[] above = {12, 19, 24, 28};
      for (int k = 12; k < 110; k++) {
        float weight = now[k];
        if (weight <= 0) {
          continue;
        }
        float lower = 0;
        for (int up : above) {
          lower = k - up >= 0 ? Math.max(lower, now[k - up]) : lower;
        }
        keys[k] += Math.max(0, weight - 0.9f * lower);
      }
    }
  }

  /// Chroma of a stretch of time, `from` and `to` in seconds.
  static float[] sum(float[][] rows, double from, double to) {
    float[] sum = new float[12];
    int first = Math.clamp(Math.round(from * PER_SECOND), 0, rows.length);
    int last = Math.clamp(Math.round(to * PER_SECOND), first, rows.length);
    for (int t = first; t < Math.max(last, Math.min(rows.length, first + 1)); t++) {
      for (int i = 0; i < 12; i++) {
        sum[i] += rows[t][i];
      }
    }
    return sum;
  }

  /// The whole chroma as if notes were counted: harmonics smear it, and its cube comes nearest to
  /// how long each pitch class was played (of 240 loops .76 are nearest to their own notes so, .08
  /// without).
  float[] sharpChroma() {
    float[] sharp = wholeChroma();
    float most = 1e-9f;
    for (float value : sharp) {
      most = Math.max(most, value);
    }
    for (int i = 0; i < sharp.length; i++) {
      float share = sharp[i] / most;
      sharp[i] = share * share * share;
    }
    return sharp;
  }

  float[] wholeChroma() {
    return sum(chroma, 0, count() / PER_SECOND + 1);
  }
}
