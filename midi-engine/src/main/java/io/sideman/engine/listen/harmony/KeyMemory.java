package io.sideman.engine.listen.harmony;

import java.util.Arrays;

/// What the live key network is told: which pitch classes and which chords have been heard, at
/// several time scales. Owner: one thread; nothing allocates after construction.
final class KeyMemory {
  static final int BLOCKS = 12;
  static final int GLOBALS = 2;
  private static final int PCS = 12;

  /// Time constants in steps; the last, practically everything heard so far.
  private static final int[] FADES = {48, 160, 640};

  private final float[][] tones = new float[FADES.length][PCS];
  private final float[][] major = new float[FADES.length][PCS];
  private final float[][] minor = new float[FADES.length][PCS];
  private final float[] lastBass = new float[PCS];
  private int firstFamily;
  private long heardSteps;

  static int size() {
    return BLOCKS * PCS + GLOBALS;
  }

  void restart() {
    for (int f = 0; f < FADES.length; f++) {
      Arrays.fill(tones[f], 0);
      Arrays.fill(major[f], 0);
      Arrays.fill(minor[f], 0);
    }
    Arrays.fill(lastBass, 0);
    firstFamily = -1;
    heardSteps = 0;
  }

  /// Takes in one step and the belief in each chord family on it.
  void hear(float[] sound, int lowestKey, float[] families, int decidedFamily) {
    heardSteps++;
    for (int f = 0; f < FADES.length; f++) {
      float rate = Math.max(1f / FADES[f], 1f / heardSteps);
      for (int pc = 0; pc < PCS; pc++) {
        tones[f][pc] += rate * (sound[pc] - tones[f][pc]);
        major[f][pc] += rate * (families[2 * pc] - major[f][pc]);
        minor[f][pc] += rate * (families[2 * pc + 1] - minor[f][pc]);
      }
    }
    for (int pc = 0; pc < PCS; pc++) {
      lastBass[pc] *= 0.98f;
    }
    if (lowestKey >= 0) {
      lastBass[lowestKey % PCS] += 0.02f;
    }
    if (firstFamily < 0 && decidedFamily < ChordSpace.FAMILIES - 1) {
      firstFamily = decidedFamily;
    }
  }

  void fill(float[] to) {
    Arrays.fill(to, 0);
    int at = 0;
    for (int f = 0; f < FADES.length; f++) {
      float scale = 4 / (LiveFeatures.sum(tones[f]) + 1e-3f);
      for (int pc = 0; pc < PCS; pc++) {
        to[at + pc] = tones[f][pc] * scale;
        to[at + PCS + pc] = 2 * major[f][pc];
        to[at + 2 * PCS + pc] = 2 * minor[f][pc];
      }
      at += 3 * PCS;
    }
    System.arraycopy(lastBass, 0, to, at, PCS);
    at += PCS;
    if (firstFamily >= 0) {
      to[at + firstFamily % 2 * PCS + firstFamily / 2] = 1;
    }
    at += 2 * PCS;
    to[at] = 16f / (16 + heardSteps);
    to[at + 1] = 128f / (128 + heardSteps);
  }
}
