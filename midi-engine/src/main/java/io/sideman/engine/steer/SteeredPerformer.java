package io.sideman.engine.steer;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.conduct.PerformerOutlook;

/// The performer, with the intensity that was set by hand, a build on top, and a band that was
/// counted in and so waits for nobody.
final class SteeredPerformer implements PerformerOutlook {
  private final PerformerOutlook base;
  private final Steering steering;
  private final Rise rise;
  private long countedInFrom = Long.MAX_VALUE;

  SteeredPerformer(PerformerOutlook base, Steering steering, Rise rise) {
    this.base = base;
    this.steering = steering;
    this.rise = rise;
  }

  void reset() {
    countedInFrom = Long.MAX_VALUE;
  }

  void countIn(long step) {
    countedInFrom = Math.min(countedInFrom, step);
  }

  @Override
  public void describe(long step, StepContext context) {
    base.describe(step, context);
    context.intensity = steered(step, context.intensity);
  }

  @Override
  public double intensityAt(long step) {
    return steered(step, base.intensityAt(step));
  }

  @Override
  public boolean hasBegun(long step) {
    return base.hasBegun(step) || step >= countedInFrom;
  }

  private double steered(long step, double intensity) {
    double set = steering.value(Control.INTENSITY, -1);
    return rise.intensity(step, set < 0 ? intensity : set);
  }
}
