package io.sideman.engine.conduct;

import io.sideman.engine.band.StepContext;

/// What the band knows or expects of the performer at a step: the performer fields and the
/// intensity of the context.
public interface PerformerOutlook {
  void describe(long step, StepContext context);

  /// How hard to play on `step` by what is known now, 0 to 1; the conductor corrects the velocities
  /// of notes planned under another intensity when they become final.
  double intensityAt(long step);

  /// True from the performer's first note on: the band waits for it.
  boolean hasBegun(long step);
}
