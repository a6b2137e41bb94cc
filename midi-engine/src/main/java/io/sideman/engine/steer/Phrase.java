package io.sideman.engine.steer;

import io.sideman.engine.time.Ticks;
import java.util.Arrays;

/// The melody the performer has played, by step: the highest note of each, with its length and
/// touch. Conductor thread; no allocation after construction.
final class Phrase {
  private static final int STEPS = 1024;
  private static final int MELODY_RANGE = 17; // semitones below the top: lower ones accompany
  private static final int TOP_STEPS = 32;
  private static final int GAP_STEPS = 8; // a new phrase begins after such a pause
  private static final int LONGEST_STEPS = 128;
  private static final int MOST_OFFSET = 60;

  private final long[] steps = new long[STEPS]; // which step a slot holds
  private final long[] startTicks = new long[STEPS];
  private final int[] keys = new int[STEPS];
  private final int[] velocities = new int[STEPS];
  private final int[] lengths = new int[STEPS]; // ticks, 0 while it sounds
  private long firstStep;
  private long lastStep;

  Phrase() {
    reset();
  }

  void reset() {
    Arrays.fill(steps, -1);
    firstStep = -1;
    lastStep = -1;
  }

  void noteOn(long tick, int key, int velocity) {
    long step = Math.floorDiv(tick + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
    int slot = slot(step);
    if (steps[slot] == step && keys[slot] >= key) {
      return;
    }
    if (lastStep < 0 || step - lastStep >= GAP_STEPS || step - firstStep > LONGEST_STEPS) {
      firstStep = step;
    }
    lastStep = step;
    steps[slot] = step;
    startTicks[slot] = tick;
    keys[slot] = key;
    velocities[slot] = velocity;
    lengths[slot] = 0;
  }

  void noteOff(long tick, int key) {
    for (long step = lastStep; step >= 0 && step > lastStep - 64; step--) {
      int slot = slot(step);
      if (steps[slot] == step && keys[slot] == key && lengths[slot] == 0) {
        lengths[slot] = (int) Math.max(1, tick - startTicks[slot]);
        return;
      }
    }
  }

  /// First onset of the latest phrase, or -1.
  long firstStep() {
    return firstStep;
  }

  /// Latest onset, or -1.
  long lastStep() {
    return lastStep;
  }

  /// True when a melody note begins on `step`: a high one, not what accompanies it.
  boolean has(long step) {
    return isAt(step) && keys[slot(step)] >= top(step) - MELODY_RANGE;
  }

  int key(long step) {
    return keys[slot(step)];
  }

  int velocity(long step) {
    return velocities[slot(step)];
  }

  /// Ticks it was held; what still sounds counts as a beat.
  int length(long step) {
    int length = lengths[slot(step)];
    return length > 0 ? length : Ticks.PER_QUARTER;
  }

  /// How early or late it was, in ticks.
  int offset(long step) {
    long offset = startTicks[slot(step)] - step * Ticks.PER_STEP;
    return Math.clamp(offset, -MOST_OFFSET, MOST_OFFSET);
  }

  int count(long from, long to) {
    int count = 0;
    for (long step = from; step < to; step++) {
      count += has(step) ? 1 : 0;
    }
    return count;
  }

  private int top(long step) {
    int top = 0;
    for (long s = step - TOP_STEPS; s <= step + TOP_STEPS; s++) {
      top = isAt(s) ? Math.max(top, keys[slot(s)]) : top;
    }
    return top;
  }

  private boolean isAt(long step) {
    return step >= 0 && steps[slot(step)] == step;
  }

  private static int slot(long step) {
    return (int) Math.floorMod(step, (long) STEPS);
  }
}
