package io.sideman.corpus.stretch;

import io.sideman.library.decode.Sound;
import io.sideman.library.item.Item;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Held chords of pure tones: how far each is from its pitch, and how much its level sways.
final class HeldTones {
  private static final int RATE = 44_100;
  private static final double SECONDS = 3;
  private static final int SPAN = 8192; // a glance at one tone

  private final double[] cents = new double[400];
  private final double[] sways = new double[400];
  private int count;

  /// Three tones of a fifth and a tenth, from 55 Hz up.
  void add(StretchMethod method, Item kind, double ratio) throws IOException {
    for (double lowest = 55; lowest < 900; lowest *= Math.pow(2, 7 / 12.0)) {
      double[] hertz = {lowest, lowest * Math.pow(2, 7 / 12.0), lowest * Math.pow(2, 16 / 12.0)};
      var chord = new StretchSource("tones", chord(hertz), kind, new double[0]);
      float[] there = method.stretch(chord, ratio).mono();
      for (double each : hertz) {
        measure(there, each);
      }
    }
  }

  private static Sound chord(double[] hertz) {
    float[] sound = new float[(int) (SECONDS * RATE)];
    for (int n = 0; n < sound.length; n++) {
      double sum = 0;
      for (double each : hertz) {
        sum += Math.sin(2 * Math.PI * each * n / RATE);
      }
      sound[n] = (float) (0.2 * sum);
    }
    return new Sound(new float[][] {sound}, RATE);
  }

  /// Pitch by the phase gained between glances, level by their amplitudes; half a second at either
  /// end is left out.
  private void measure(float[] there, double hertz) {
    int step = SPAN / 4;
    int first = RATE / 2;
    int glances = (there.length - RATE - SPAN) / step;
    double gained = 0;
    double last = 0;
    double mean = 0;
    double[] levels = new double[glances];
    for (int i = 0; i < glances; i++) {
      double[] seen = glance(there, first + i * step, hertz);
      double phase = Math.atan2(seen[1], seen[0]);
      gained += i == 0 ? 0 : Math.IEEEremainder(phase - last, 2 * Math.PI);
      last = phase;
      levels[i] = 10 * Math.log10(Math.max(1e-12, seen[0] * seen[0] + seen[1] * seen[1]));
      mean += levels[i] / glances;
    }
    double off = gained / (2 * Math.PI) * RATE / ((glances - 1) * (double) step);
    double squares = 0;
    for (double level : levels) {
      squares += (level - mean) * (level - mean) / glances;
    }
    cents[count] = Math.abs(1200 * Math.log((hertz + off) / hertz) / Math.log(2));
    sways[count++] = Math.sqrt(squares);
  }

  /// The tone's part in a stretch of sound, turning with it.
  private static double[] glance(float[] sound, int from, double hertz) {
    double real = 0;
    double imaginary = 0;
    for (int n = 0; n < SPAN; n++) {
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / SPAN);
      double angle = 2 * Math.PI * hertz * (from + n) / RATE;
      real += w * sound[from + n] * Math.cos(angle);
      imaginary -= w * sound[from + n] * Math.sin(angle);
    }
    return new double[] {real, imaginary};
  }

  Optional<Double> centsOff(double share) {
    return at(cents, share);
  }

  /// Standard deviation of a tone's level in decibels.
  Optional<Double> sway(double share) {
    return at(sways, share);
  }

  private Optional<Double> at(double[] values, double share) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return count == 0 ? Optional.empty() : Optional.of(sorted[(int) (share * (count - 1))]);
  }
}
