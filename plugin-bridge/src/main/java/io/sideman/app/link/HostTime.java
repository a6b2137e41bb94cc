package io.sideman.app.link;

import io.sideman.engine.time.Transport;

/// Band time of a host: the host says where the music stands, block by block, so the session's own
/// nanos only count ticks. Milliseconds must be reckoned in ticks by [#bpmAt].
///
/// Conductor thread.
final class HostTime implements Transport {
  /// Session nanos in a tick.
  static final long NANOS_PER_TICK = 1_000_000;

  private double bpm = 120;

  /// The host's tempo from now on.
  void tempo(double newBpm) {
    bpm = newBpm;
  }

  @Override
  public double tickAt(long nanos) {
    return nanos / (double) NANOS_PER_TICK;
  }

  @Override
  public long nanosAt(double tick) {
    return Math.round(tick * NANOS_PER_TICK);
  }

  @Override
  public double bpmAt(long tick) {
    return bpm;
  }
}
