package io.sideman.engine.conduct;

import io.sideman.engine.band.StepContext;

/// A performer whose dynamics the band has been told not to follow.
public final class SetIntensity implements PerformerOutlook {
  private final PerformerOutlook performer;
  private final double intensity;

  public SetIntensity(PerformerOutlook performer, double intensity) {
    this.performer = performer;
    this.intensity = intensity;
  }

  @Override
  public void describe(long step, StepContext context) {
    performer.describe(step, context);
    context.intensity = intensity;
  }

  @Override
  public double intensityAt(long step) {
    return intensity;
  }

  @Override
  public boolean hasBegun(long step) {
    return performer.hasBegun(step);
  }
}
