package io.sideman.engine.steer;

import io.sideman.engine.conduct.HarmonyOutlook;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;

/// The harmony as heard or known, except while it is held: then the chords of the last round go on,
/// whatever is played. A round is the shortest number of bars that the past repeats, or else the
/// last four bars.
final class HeldHarmony implements HarmonyOutlook {
  private static final int[] ROUND_BARS = {1, 2, 3, 4, 5, 6, 7, 8, 12, 16};
  private static final int[] ROUND_BARS_UNHEARD = {4, 2, 1};
  private static final int LONGEST_STEPS = 16 * 64;
  private static final int BEAT_STEPS = 4;
  private static final double ALIKE = 0.9;
  private static final long NEVER = Long.MAX_VALUE;

  private final HarmonyOutlook base;
  private final Meters meters;
  private final Chord[] round = new Chord[LONGEST_STEPS];
  private int roundSteps;
  private long heldFrom = NEVER;
  private long heldUntil = NEVER;
  private long firstStep;
  private boolean turned;

  HeldHarmony(HarmonyOutlook base, Meters meters) {
    this.base = base;
    this.meters = meters;
    java.util.Arrays.fill(round, Chord.NONE);
  }

  void start(long step) {
    firstStep = step;
    heldFrom = NEVER;
    heldUntil = NEVER;
    turned = false;
  }

  /// Holds the chords before `step` from there on. Without a chord heard there is nothing to hold.
  void hold(long step) {
    int barSteps = meters.meterAt(step * Ticks.PER_STEP).barSteps();
    int steps = roundBefore(step, barSteps);
    if (steps == 0) {
      return;
    }
    for (int i = 0; i < steps; i++) {
      round[i] = base.chordAt(step - steps + i);
    }
    roundSteps = steps;
    heldFrom = step;
    heldUntil = NEVER;
    turned = true;
  }

  void letGo(long step) {
    if (isHeld()) {
      heldUntil = step;
      turned = true;
    }
  }

  @Override
  public Chord chordAt(long step) {
    return step >= heldFrom && step < heldUntil
        ? round[(int) ((step - heldFrom) % roundSteps)]
        : base.chordAt(step);
  }

  @Override
  public Key keyAt(long step) {
    return base.keyAt(step);
  }

  @Override
  public boolean update(long tick, long fromStep) {
    boolean changed = base.update(tick, fromStep) && !isHeld() || turned;
    turned = false;
    return changed;
  }

  @Override
  public boolean react(long tick, long fromStep) {
    return base.react(tick, fromStep) && !isHeld();
  }

  private boolean isHeld() {
    return heldFrom != NEVER && heldUntil == NEVER;
  }

  private int roundBefore(long step, int barSteps) {
    for (int bars : ROUND_BARS) {
      int lag = bars * barSteps;
      if (lag <= LONGEST_STEPS && step - 2L * lag >= firstStep && repeats(step, lag)) {
        return lag;
      }
    }
    for (int bars : ROUND_BARS_UNHEARD) {
      int lag = bars * barSteps;
      if (lag <= LONGEST_STEPS && step - lag >= firstStep && !base.chordAt(step - lag).isNone()) {
        return lag;
      }
    }
    return 0;
  }

  /// One chord that stands still repeats after every bar, and is held as one.
  private boolean repeats(long step, int lag) {
    int alike = 0;
    int beats = 0;
    for (long s = step - lag; s < step; s += BEAT_STEPS) {
      Chord chord = base.chordAt(s);
      alike += !chord.isNone() && chord.sameTriad(base.chordAt(s - lag)) ? 1 : 0;
      beats++;
    }
    return alike >= ALIKE * beats;
  }
}
