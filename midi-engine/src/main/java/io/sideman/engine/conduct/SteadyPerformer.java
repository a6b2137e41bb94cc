package io.sideman.engine.conduct;

import io.sideman.engine.band.StepContext;

/// Nobody plays along: the band is on its own at one intensity.
public final class SteadyPerformer implements PerformerOutlook {
  private final double intensity;

  public SteadyPerformer(double intensity) {
    this.intensity = intensity;
  }

  @Override
  public void describe(long step, StepContext context) {
    context.intensity = intensity;
    context.performerOnset = false;
    context.performerBusy = 0;
    context.performerSilentSteps = StepContext.UNKNOWN;
    context.performerLineSteps = StepContext.UNKNOWN;
    context.performerLowKey = -1;
    context.performerHighKey = -1;
  }

  @Override
  public double intensityAt(long step) {
    return intensity;
  }

  @Override
  public boolean hasBegun(long step) {
    return true;
  }
}
