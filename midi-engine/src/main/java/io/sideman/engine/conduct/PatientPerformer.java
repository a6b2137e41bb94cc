package io.sideman.engine.conduct;

import io.sideman.engine.band.StepContext;
import java.util.function.LongPredicate;

/// A performer with whom the band comes in only once it has found the beat.
public final class PatientPerformer implements PerformerOutlook {
  private final PerformerOutlook performer;
  private final LongPredicate inTime;

  /// @param inTime tells whether the beat is sure at a step
  public PatientPerformer(PerformerOutlook performer, LongPredicate inTime) {
    this.performer = performer;
    this.inTime = inTime;
  }

  @Override
  public void describe(long step, StepContext context) {
    performer.describe(step, context);
  }

  @Override
  public double intensityAt(long step) {
    return performer.intensityAt(step);
  }

  @Override
  public boolean hasBegun(long step) {
    return inTime.test(step) && performer.hasBegun(step);
  }
}
