package io.sideman.engine.steer;

import io.sideman.engine.time.Ticks;
import java.util.Arrays;

/// The steps on which a kick drum was played, and those on which it will be: patterns repeat by the
/// bar. Conductor thread; no allocation after construction.
final class KickMemory {
  private static final int STEPS = 1024;
  private static final double[] WEIGHT = {0.4, 0.3, 0.15, 0.15}; // one to four bars ago
  private static final long NEVER = Long.MAX_VALUE;

  private final long[] hitSteps = new long[STEPS]; // the step that was hit, by slot
  private long firstStep = NEVER;
  private long knownUntil; // steps before are complete

  KickMemory() {
    reset();
  }

  void reset() {
    Arrays.fill(hitSteps, -1);
    firstStep = NEVER;
    knownUntil = 0;
  }

  void hit(long tick) {
    long step = Math.floorDiv(tick + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
    hitSteps[slot(step)] = step;
    firstStep = Math.min(firstStep, step);
  }

  /// Everything before `tick` has been told.
  void advance(long tick) {
    knownUntil = Math.floorDiv(tick - Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
  }

  boolean wasHit(long step) {
    return hitSteps[slot(step)] == step;
  }

  /// True when there is a bar to go by at `step`.
  boolean knows(long step, int barSteps) {
    return firstStep != NEVER && step - barSteps >= firstStep && step - barSteps <= knownUntil;
  }

  /// True when the kick is expected on `step`.
  boolean expects(long step, int barSteps) {
    double weight = 0;
    double hits = 0;
    for (int i = 0; i < WEIGHT.length; i++) {
      long before = step - (long) (i + 1) * barSteps;
      if (firstStep == NEVER || before < firstStep) {
        break;
      }
      if (before <= knownUntil) {
        weight += WEIGHT[i];
        hits += wasHit(before) ? WEIGHT[i] : 0;
      }
    }
    return weight > 0 && hits >= 0.5 * weight;
  }

  private static int slot(long step) {
    return (int) Math.floorMod(step, (long) STEPS);
  }
}
