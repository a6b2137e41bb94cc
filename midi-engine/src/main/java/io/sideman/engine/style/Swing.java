package io.sideman.engine.style;

import io.sideman.engine.time.Ticks;

/// Where straight written steps really fall: pairs of 8ths or 16ths are bent by the swing share.
/// Fast tempos straighten swung 8ths, as players do.
final class Swing {
  private static final double FULL_SWING_BPM = 150;
  private static final double STRAIGHT_BPM = 330;

  private final Feel feel;
  private double share;
  private boolean bends;

  Swing(Feel feel) {
    this.feel = feel;
  }

  /// Takes the tempo and the beat of the bar; beats of six steps are triplets already.
  void update(double tempoBpm, int beatSteps) {
    share = feel.swingPercent() / 100;
    if (feel.swingUnit() == Feel.SwingUnit.EIGHTH && tempoBpm > FULL_SWING_BPM) {
      double left = Math.max(0, (STRAIGHT_BPM - tempoBpm) / (STRAIGHT_BPM - FULL_SWING_BPM));
      share = 0.5 + (share - 0.5) * left;
    }
    bends = beatSteps % 4 == 0 && share > 0.5;
  }

  /// Ticks from the start of the bar to the written step.
  double ticks(int step) {
    if (!bends) {
      return (double) step * Ticks.PER_STEP;
    }
    if (feel.swingUnit() == Feel.SwingUnit.SIXTEENTH) {
      double odd = (step & 1) == 0 ? 0 : share * 2 * Ticks.PER_STEP;
      return (double) (step & ~1) * Ticks.PER_STEP + odd;
    }
    double inBeat =
        switch (step & 3) {
          case 1 -> share / 2;
          case 2 -> share;
          case 3 -> share + (1 - share) / 2;
          default -> 0;
        };
    return (step & ~3) * (double) Ticks.PER_STEP + inBeat * Ticks.PER_QUARTER;
  }

  /// The band step on which a written step is played: the nearest, within its beat.
  int gridStep(int step) {
    if (!bends) {
      return step;
    }
    int nearest = (int) Math.round(ticks(step) / Ticks.PER_STEP);
    return Math.min(nearest, step | 3);
  }
}
