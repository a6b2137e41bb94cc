package io.sideman.library.spectral;

import io.sideman.library.decode.Sound;
import java.util.Random;

/// Plain sounds with known answers.
final class Synthesised {
  static final int RATE = 44_100;

  private Synthesised() {}

  /// Adds a decaying tone with eight harmonics.
  static void tone(float[] into, double seconds, double length, int key, double gain) {
    double hertz = 440 * Math.pow(2, (key - 69) / 12.0);
    int from = (int) (seconds * RATE);
    int to = Math.min(into.length, from + (int) (length * RATE));
    for (int i = from; i < to; i++) {
      double t = (double) (i - from) / RATE;
      double fade = Math.min(1, t / 0.005) * Math.exp(-2 * t) * Math.min(1, (to - i) / 400.0);
      double sum = 0;
      for (int h = 1; h <= 8 && h * hertz < 9000; h++) {
        sum += Math.sin(2 * Math.PI * h * hertz * t) / h;
      }
      into[i] += (float) (gain * fade * sum);
    }
  }

  /// A kick: a falling sine.
  static void kick(float[] into, double seconds) {
    int from = (int) (seconds * RATE);
    double phase = 0;
    for (int i = from; i < Math.min(into.length, from + RATE / 5); i++) {
      double t = (double) (i - from) / RATE;
      phase += 2 * Math.PI * (45 + 120 * Math.exp(-30 * t)) / RATE;
      into[i] += (float) (0.8 * Math.exp(-14 * t) * Math.sin(phase));
    }
  }

  /// A burst of noise: a hat when short, a snare when longer.
  static void noise(float[] into, double seconds, double decay, double gain, Random random) {
    int from = (int) (seconds * RATE);
    float before = 0;
    for (int i = from; i < Math.min(into.length, from + RATE / 5); i++) {
      double t = (double) (i - from) / RATE;
      float white = (float) (random.nextDouble() * 2 - 1);
      into[i] += (float) (gain * Math.exp(-t / decay)) * (white - 0.9f * before);
      before = white;
    }
  }

  /// Kick on 1 and 3, snare on 2 and 4, hats on eighths, the second of each pair at `swing`.
  static Sound drums(double bpm, int bars, double swing) {
    double beat = 60 / bpm;
    float[] out = new float[(int) Math.round(bars * 4 * beat * RATE)];
    var random = new Random(7);
    for (int b = 0; b < bars * 4; b++) {
      if (b % 2 == 0) {
        kick(out, b * beat);
      } else {
        noise(out, b * beat, 0.05, 0.5, random);
      }
      noise(out, b * beat, 0.015, 0.2, random);
      noise(out, (b + swing) * beat, 0.015, 0.2, random);
    }
    return new Sound(new float[][] {out}, RATE);
  }

  /// Chords in half bars with a bass, keys as roots and thirds given.
  static Sound chords(double bpm, int[][] chords) {
    double beat = 60 / bpm;
    float[] out = new float[(int) Math.round(chords.length * 4 * beat * RATE)];
    for (int bar = 0; bar < chords.length; bar++) {
      for (int b = 0; b < 4; b++) {
        double at = (bar * 4 + b) * beat;
        tone(out, at, beat, 36 + chords[bar][0] % 12, 0.3);
        for (int key : chords[bar]) {
          tone(out, at, beat * 0.9, 60 + key, 0.12);
        }
      }
    }
    return new Sound(new float[][] {out}, RATE);
  }
}
