package io.sideman.engine.clock;

import io.sideman.engine.time.Ticks;
import io.sideman.engine.time.Transport;

/// Band time that a [Guide] steers. Between pulses it runs straight; at each pulse it bends so that
/// it meets the guide a little later. It never jumps and never runs backwards, so nothing planned
/// is skipped or played twice; when the guide falls silent it keeps the last tempo.
final class SteeredTime implements Transport {
  private static final double HORIZON_TICKS = Ticks.PER_QUARTER / 4.0;
  private static final double MOST_HASTE = 1.5;

  private double anchorTick;
  private long anchorNanos;
  private double nanosPerTick = nanosPerTick(120);

  /// Stands at `tick` from now on, and runs at a tempo.
  void start(double tick, long nanos, double bpm) {
    anchorTick = tick;
    anchorNanos = nanos;
    nanosPerTick = nanosPerTick(bpm);
  }

  /// A pulse has come: bends towards the guide.
  void steer(long nanos, Guide guide) {
    double tick = tickAt(nanos);
    double ahead = guide.tickAt(nanos) - tick;
    double haste = Math.clamp(1 + ahead / HORIZON_TICKS, 1 / MOST_HASTE, MOST_HASTE);
    start(tick, nanos, guide.bpm() * haste);
  }

  /// A pulse has come: goes on at a tempo.
  void go(long nanos, double bpm) {
    double wanted = nanosPerTick(bpm);
    if (wanted != nanosPerTick) {
      start(tickAt(nanos), nanos, bpm);
    }
  }

  @Override
  public double tickAt(long nanos) {
    return anchorTick + (nanos - anchorNanos) / nanosPerTick;
  }

  @Override
  public long nanosAt(double tick) {
    return Math.round(anchorNanos + (tick - anchorTick) * nanosPerTick);
  }

  @Override
  public double bpmAt(long tick) {
    return 60e9 / (nanosPerTick * Ticks.PER_QUARTER);
  }

  private static double nanosPerTick(double bpm) {
    return 60e9 / (bpm * Ticks.PER_QUARTER);
  }
}
