package io.sideman.corpus.stretch;

import io.sideman.library.decode.Sound;
import io.sideman.library.spectral.Fourier;

/// How far levels in bands of a third of an octave are from those of the source at the same moment
/// of the music.
final class BandDistance {
  private static final int SIZE = 2048;
  private static final int HOP = 512;
  private static final double LOWEST_HZ = 80;
  private static final int BANDS = 23;
  private static final double FLOOR = 1e-6; // -60 dB of the loudest band: below nothing counts

  private BandDistance() {}

  /// Mean over moments and bands.
  static double decibels(Sound source, Sound result, double ratio) {
    float[] own = source.mono();
    float[] other = result.mono();
    var fourier = new Fourier(SIZE);
    int moments = source.frames() / HOP;
    int[] bandOf = bandOf(source.rate());
    double[][] wanted = new double[moments][];
    double[][] found = new double[moments][];
    double most = 0;
    for (int t = 0; t < moments; t++) {
      wanted[t] = bands(fourier.at(own, t * HOP), bandOf);
      found[t] = bands(fourier.at(other, (int) Math.round(t * HOP * ratio)), bandOf);
      for (double power : wanted[t]) {
        most = Math.max(most, power);
      }
    }
    double sum = 0;
    for (int t = 0; t < moments; t++) {
      for (int b = 0; b < BANDS; b++) {
        sum += Math.abs(level(wanted[t][b], most) - level(found[t][b], most));
      }
    }
    return sum / Math.max(1, moments * BANDS);
  }

  private static double level(double power, double most) {
    return 10 * Math.log10(Math.max(FLOOR, power / Math.max(1e-20, most)));
  }

  /// The band of each bin, or -1.
  private static int[] bandOf(int rate) {
    int[] bands = new int[SIZE / 2 + 1];
    for (int k = 0; k < bands.length; k++) {
      double octaves = Math.log((double) k * rate / SIZE / LOWEST_HZ) / Math.log(2);
      int band = k == 0 ? -1 : (int) Math.floor(3 * octaves);
      bands[k] = band < BANDS ? Math.max(-1, band) : -1;
    }
    return bands;
  }

  private static double[] bands(float[] magnitudes, int[] bandOf) {
    double[] powers = new double[BANDS];
    for (int k = 1; k < magnitudes.length; k++) {
      if (bandOf[k] >= 0) {
        powers[bandOf[k]] += magnitudes[k] * (double) magnitudes[k];
      }
    }
    return powers;
  }
}
