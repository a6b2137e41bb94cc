package io.sideman.engine.listen.harmony;

import java.util.Arrays;

/// What the whole-file key network is told about a bar: tones and chords around it and in the whole
/// file, and the chords on which the file begins and ends. Owner: one thread.
final class WholeKey {
  static final int BLOCKS = 13;
  static final int GLOBALS = 1;

  /// Steps per word of the network.
  static final int PERIOD = 16;

  private static final int PCS = 12;
  private static final int CHANNELS = 3 * PCS; // tones, major chords, minor chords
  private static final int NEAR = 64;
  private static final int FAR = 256;

  private final float[][] sums; // (steps + 1, channels)
  private final int steps;
  private final int firstFamily;
  private final int lastFamily;

  /// @param families the chord family of each step in the ring
  WholeKey(StepRing ring, int[] families) {
    steps = families.length;
    sums = new float[steps + 1][CHANNELS];
    int first = -1;
    int last = -1;
    for (int i = 0; i < steps; i++) {
      System.arraycopy(sums[i], 0, sums[i + 1], 0, CHANNELS);
      float[] sound = ring.sound(ring.first() + i);
      for (int pc = 0; pc < PCS; pc++) {
        sums[i + 1][pc] += sound[pc];
      }
      if (families[i] < ChordSpace.FAMILIES - 1) {
        sums[i + 1][PCS + families[i] % 2 * PCS + families[i] / 2]++;
        first = first < 0 ? families[i] : first;
        last = families[i];
      }
    }
    firstFamily = first;
    lastFamily = last;
  }

  static int size() {
    return BLOCKS * PCS + GLOBALS;
  }

  int words() {
    return (steps + PERIOD - 1) / PERIOD;
  }

  /// Writes the features of the bar-long stretch `word` to `to`.
  void fill(int word, float[] to) {
    Arrays.fill(to, 0);
    int middle = word * PERIOD + PERIOD / 2;
    int at = window(middle - NEAR, middle + NEAR, to, 0);
    at = window(middle - FAR, middle + FAR, to, at);
    at = window(0, steps, to, at);
    mark(firstFamily, to, at);
    mark(lastFamily, to, at + 2 * PCS);
    to[at + 4 * PCS] = steps < 2 * NEAR ? 1 : 0;
  }

  private int window(int from, int end, float[] to, int at) {
    float[] a = sums[Math.clamp(from, 0, steps)];
    float[] b = sums[Math.clamp(end, 0, steps)];
    float tones = 1e-3f;
    float chords = 1e-3f;
    for (int i = 0; i < CHANNELS; i++) {
      to[at + i] = b[i] - a[i];
      if (i < PCS) {
        tones += to[at + i];
      } else {
        chords += to[at + i];
      }
    }
    for (int i = 0; i < CHANNELS; i++) {
      to[at + i] *= i < PCS ? 4 / tones : 3 / chords;
    }
    return at + CHANNELS;
  }

  private static void mark(int family, float[] to, int at) {
    if (family >= 0) {
      to[at + family % 2 * PCS + family / 2] = 1;
    }
  }
}
