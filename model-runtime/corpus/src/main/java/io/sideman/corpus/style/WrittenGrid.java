package io.sideman.corpus.style;

import io.sideman.engine.style.Feel;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;

/// Where the written 16ths of a beat fall at a swing share: the inverse of what the style's players
/// do.
///
/// @param share of a pair that its first note takes, 0.5 is straight
/// @param beatSteps 16ths in a felt beat: 6 in 6/8, otherwise 4
record WrittenGrid(double share, Feel.SwingUnit unit, int beatSteps) {
  private static final double FULL_SWING_BPM = 150; // as engine.style.Swing
  private static final double STRAIGHT_BPM = 330;

  static WrittenGrid of(double percent, Feel.SwingUnit unit, Meter meter, double bpm) {
    double share = percent / 100;
    if (unit == Feel.SwingUnit.EIGHTH && bpm > FULL_SWING_BPM) {
      double left = Math.max(0, (STRAIGHT_BPM - bpm) / (STRAIGHT_BPM - FULL_SWING_BPM));
      share = 0.5 + (share - 0.5) * left;
    }
    boolean compound = meter.denominator() == 8 && meter.numerator() % 3 == 0;
    return new WrittenGrid(share, unit, compound ? 6 : 4);
  }

  int beatTicks() {
    return beatSteps * Ticks.PER_STEP;
  }

  /// Ticks from the beat to a written step of it, 0 to `beatSteps`.
  double position(int step) {
    if (beatSteps != 4 || step >= 4) {
      return (double) step * Ticks.PER_STEP;
    }
    if (unit == Feel.SwingUnit.SIXTEENTH) {
      return (step & ~1) * (double) Ticks.PER_STEP
          + ((step & 1) == 0 ? 0 : share * 2 * Ticks.PER_STEP);
    }
    double inBeat =
        switch (step) {
          case 1 -> share / 2;
          case 2 -> share;
          case 3 -> share + (1 - share) / 2;
          default -> 0;
        };
    return inBeat * Ticks.PER_QUARTER;
  }

  /// The written step nearest to a place in the beat, 0 to `beatSteps` (the next beat).
  int nearest(double ticksInBeat) {
    int best = 0;
    for (int step = 1; step <= beatSteps; step++) {
      if (Math.abs(position(step) - ticksInBeat) < Math.abs(position(best) - ticksInBeat)) {
        best = step;
      }
    }
    return best;
  }

  /// How far off the grid a place in the beat is.
  double distance(double ticksInBeat) {
    return Math.abs(position(nearest(ticksInBeat)) - ticksInBeat);
  }
}
