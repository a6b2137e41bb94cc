package io.sideman.engine.conduct;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.listen.PerformanceListener;
import io.sideman.engine.time.Ticks;

/// The performer on stage: what is heard now is expected to go on.
public final class LivePerformer implements PerformerOutlook {
  private final PerformanceListener listener;
  private final HostMemory host;
  private long beginStep = Long.MAX_VALUE;

  public LivePerformer(PerformanceListener listener) {
    this(listener, HostMemory.none());
  }

  /// The same beside a host: where `host` knows the song, the band need not wait.
  public LivePerformer(PerformanceListener listener, HostMemory host) {
    this.listener = listener;
    this.host = host;
  }

  @Override
  public void describe(long step, StepContext context) {
    context.intensity = listener.intensity();
    context.performerOnset = false;
    context.performerBusy = listener.onsetsInLastBeat();
    context.performerSilentSteps =
        (int) Math.min(listener.silentTicks() / Ticks.PER_STEP, StepContext.UNKNOWN);
    context.performerLineSteps =
        (int) Math.min(listener.lineTicks() / Ticks.PER_STEP, StepContext.UNKNOWN);
    context.performerLowKey = listener.lowKey();
    context.performerHighKey = listener.highKey();
  }

  @Override
  public double intensityAt(long step) {
    return listener.intensity();
  }

  /// The band comes in once it has heard something, now or when the song was here before, and then
  /// stays.
  @Override
  public boolean hasBegun(long step) {
    if (beginStep == Long.MAX_VALUE && (listener.hasHeard() || !host.expect(step, step).isNone())) {
      beginStep = step;
    }
    return step >= beginStep;
  }
}
