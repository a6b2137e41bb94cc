package io.sideman.engine.conduct;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.curves.Curve;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;

/// A performer beside whom the band is as busy as a curve asks, bar by bar. Where the band's
/// intensity is free it follows: sparse bars are soft, busy ones loud. Conductor thread; no
/// allocation.
public final class CurvedPerformer implements PerformerOutlook {
  private static final double SOFTEST = 0.3;
  private static final double LOUDER = 0.6;

  private final PerformerOutlook performer;
  private final Curve density;
  private final Meters meters;
  private final boolean intensityIsFree;

  /// @param intensityIsFree false when an intensity was asked for by itself
  public CurvedPerformer(
      PerformerOutlook performer, Curve density, Meters meters, boolean intensityIsFree) {
    this.performer = performer;
    this.density = density;
    this.meters = meters;
    this.intensityIsFree = intensityIsFree;
  }

  @Override
  public void describe(long step, StepContext context) {
    performer.describe(step, context);
    context.density = densityAt(step);
    context.intensity = intensityAt(step);
  }

  @Override
  public double intensityAt(long step) {
    double own = performer.intensityAt(step);
    return intensityIsFree ? 0.5 * own + 0.5 * (SOFTEST + LOUDER * densityAt(step)) : own;
  }

  @Override
  public boolean hasBegun(long step) {
    return performer.hasBegun(step);
  }

  private double densityAt(long step) {
    return density.at(meters.barAt(step * Ticks.PER_STEP));
  }
}
