package io.sideman.engine.listen.harmony;

import java.util.Arrays;

/// What sounded in each of the last steps (16ths), by pitch class. A step that was never written,
/// or that lies outside the window, reads as silence. Owner: one thread.
final class StepRing {
  private static final int PCS = 12;
  private static final float[] SILENCE = new float[PCS];

  private final int mask;
  private final float[][] sound; // [slot][pc] share of the step in which the pitch class sounds
  private final float[][] onset; // [slot][pc] 1 when a note of the pitch class starts
  private final float[][] low; // [slot][pc] as sound, bass register only
  private final int[] lowest; // [slot] lowest key of the step, -1 when silent
  private final int[] starts; // [slot] notes that start
  private long first; // oldest step kept
  private long next; // one past the newest

  /// @param capacity steps to keep, rounded up to a power of two
  StepRing(int capacity) {
    int size = Integer.highestOneBit(Math.max(1, capacity - 1)) << 1;
    mask = size - 1;
    sound = new float[size][PCS];
    onset = new float[size][PCS];
    low = new float[size][PCS];
    lowest = new int[size];
    starts = new int[size];
  }

  /// Forgets everything; the next step to be written is `step`.
  void restart(long step) {
    first = step;
    next = step;
  }

  /// Opens the next step, silent, and returns its slot for the writer.
  int open() {
    int slot = (int) (next & mask);
    Arrays.fill(sound[slot], 0);
    Arrays.fill(onset[slot], 0);
    Arrays.fill(low[slot], 0);
    lowest[slot] = -1;
    starts[slot] = 0;
    next++;
    first = Math.max(first, next - mask - 1);
    return slot;
  }

  /// Takes the newest step back, as if it had not been written.
  void withdraw() {
    next--;
  }

  /// Adds one key that sounds for a share of the step in `slot`.
  void add(int slot, int key, float share, boolean starting) {
    int pc = key % PCS;
    sound[slot][pc] = Math.min(1, sound[slot][pc] + share);
    if (key < LiveFeatures.LOW_KEY) {
      low[slot][pc] = Math.min(1, low[slot][pc] + share);
    }
    if (starting) {
      onset[slot][pc] = 1;
      starts[slot]++;
    }
    if ((starting || share >= 0.25f) && (lowest[slot] < 0 || key < lowest[slot])) {
      lowest[slot] = key;
    }
  }

  long first() {
    return first;
  }

  long next() {
    return next;
  }

  float[] sound(long step) {
    return holds(step) ? sound[(int) (step & mask)] : SILENCE;
  }

  float[] onset(long step) {
    return holds(step) ? onset[(int) (step & mask)] : SILENCE;
  }

  float[] low(long step) {
    return holds(step) ? low[(int) (step & mask)] : SILENCE;
  }

  /// Lowest key in `step`, -1 when nothing sounds.
  int lowest(long step) {
    return holds(step) ? lowest[(int) (step & mask)] : -1;
  }

  /// Lowest key from `fromStep` up to but not including `toStep`, -1 when nothing sounds.
  int lowest(long fromStep, long toStep) {
    int result = -1;
    for (long step = Math.max(fromStep, first); step < Math.min(toStep, next); step++) {
      int key = lowest[(int) (step & mask)];
      if (key >= 0 && (result < 0 || key < result)) {
        result = key;
      }
    }
    return result;
  }

  int starts(long step) {
    return holds(step) ? starts[(int) (step & mask)] : 0;
  }

  private boolean holds(long step) {
    return step >= first && step < next;
  }
}
