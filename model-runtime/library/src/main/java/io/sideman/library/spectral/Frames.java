package io.sideman.library.spectral;

import java.util.Arrays;

/// A sound as a row of short frames: what changes from one to the next (onset strength), and what
/// each sounds like. Onset strength after Böck and Widmer, *Maximum filter vibrato suppression for
/// onset detection*, 2013 (SuperFlux), on mel bands.
@SuppressWarnings("ArrayRecordComponent") // numbers on the way from one measure to the next
record Frames(
    float[] onset, // (frames) all bands
    float[][] bands, // (3, frames) low, middle, high
    float[] level, // (frames) root mean square
    float[] centroid, // (frames) Hz
    float[] rolloff, // (frames) Hz below which 85 % of the energy lies
    float[] flatness, // (frames) 0 a tone, 1 noise
    float[] crossings, // (frames) share of samples at which the sign changes
    float[][] cepstrum) { // (frames, COEFFICIENTS)

  /// Frames per second of everything here.
  static final int RATE_HZ = 22_050;

  static final int HOP = 256;
  static final double PER_SECOND = (double) RATE_HZ / HOP;
  static final int COEFFICIENTS = 13;
  static final double LOW_HZ = 196;
  static final double HIGH_HZ = 2000;

  private static final int SIZE = 1024;
  private static final float COMPRESSION = 1e6f; // energies to logarithms: -60 dB is about nothing

  int count() {
    return onset.length;
  }

  static double seconds(double frame) {
    return frame / PER_SECOND;
  }

  /// Measures; owns its buffers, one thread.
  static final class Measure {
    private final Fourier fourier = new Fourier(SIZE);
    private final MelBank bank = new MelBank(SIZE, RATE_HZ);
    private final float[][] cosines = new float[COEFFICIENTS][MelBank.BANDS];
    private final float[] energies = new float[MelBank.BANDS];
    private float[] now = new float[MelBank.BANDS];
    private float[] before = new float[MelBank.BANDS];

    Measure() {
      for (int c = 0; c < COEFFICIENTS; c++) {
        for (int b = 0; b < MelBank.BANDS; b++) {
          double angle = Math.PI * c * (b + 0.5) / MelBank.BANDS;
          cosines[c][b] = (float) (Math.cos(angle) * Math.sqrt(2.0 / MelBank.BANDS));
        }
      }
    }

    /// @param mono at [#RATE_HZ], loudest sample about 1
    Frames measure(float[] mono) {
      int count = mono.length / HOP + 1;
      var frames =
          new Frames(
              new float[count],
              new float[3][count],
              new float[count],
              new float[count],
              new float[count],
              new float[count],
              new float[count],
              new float[count][COEFFICIENTS]);
      Arrays.fill(before, 0);
      for (int t = 0; t < count; t++) {
        float[] magnitudes = fourier.at(mono, t * HOP);
        bank.energies(magnitudes, energies);
        for (int b = 0; b < MelBank.BANDS; b++) {
          now[b] = (float) Math.log10(1 + COMPRESSION * energies[b]);
        }
        change(frames, t);
        shape(frames, t, magnitudes);
        samples(frames, t, mono);
        for (int c = 0; c < COEFFICIENTS; c++) {
          float sum = 0;
          for (int b = 0; b < MelBank.BANDS; b++) {
            sum += cosines[c][b] * now[b];
          }
          frames.cepstrum[t][c] = sum;
        }
        float[] swap = before;
        before = now;
        now = swap;
      }
      return frames;
    }

    /// Rises beyond the loudest neighbour band of the frame before: vibrato is no onset.
    private void change(Frames frames, int t) {
      for (int b = 0; b < MelBank.BANDS; b++) {
        float held = before[b];
        held = b > 0 ? Math.max(held, before[b - 1]) : held;
        held = b + 1 < MelBank.BANDS ? Math.max(held, before[b + 1]) : held;
        float rise = Math.max(0, now[b] - held);
        double hertz = bank.centre(b);
        frames.bands[hertz < LOW_HZ ? 0 : hertz < HIGH_HZ ? 1 : 2][t] += rise;
        frames.onset[t] += rise;
      }
    }

    private static void shape(Frames frames, int t, float[] magnitudes) {
      double sum = 1e-12;
      double weighted = 0;
      double logs = 0;
      double energy = 1e-12;
      for (int k = 1; k < magnitudes.length; k++) {
        double m = magnitudes[k];
        double e = m * m;
        sum += m;
        weighted += m * k;
        energy += e;
      }
      double hertz = (double) RATE_HZ / SIZE;
      frames.centroid[t] = (float) (weighted / sum * hertz);
      double target = 0.85 * energy;
      double below = 0;
      int roll = 0;
      while (below < target && ++roll < magnitudes.length) {
        below += magnitudes[roll] * magnitudes[roll];
      }
      frames.rolloff[t] = (float) (roll * hertz);
      int bins = 0;
      double flat = 1e-12;
      for (int k = 4; k < magnitudes.length; k += 2) { // every other bin tells enough
        double e = magnitudes[k] * magnitudes[k] + 1e-12;
        logs += Math.log(e);
        flat += e;
        bins++;
      }
      frames.flatness[t] = (float) (Math.exp(logs / bins) / (flat / bins));
    }

    private static void samples(Frames frames, int t, float[] mono) {
      int from = Math.max(0, t * HOP - HOP);
      int to = Math.min(mono.length, t * HOP + HOP);
      double squares = 0;
      int crossings = 0;
      for (int i = from; i < to; i++) {
        squares += mono[i] * mono[i];
        crossings += i > from && mono[i] >= 0 != mono[i - 1] >= 0 ? 1 : 0;
      }
      int length = Math.max(1, to - from);
      frames.level[t] = (float) Math.sqrt(squares / length);
      frames.crossings[t] = (float) crossings / length;
    }
  }
}
