package io.sideman.engine.clock;

/// Where the band's own MIDI clock goes.
public interface ClockSink {
  /// [conductor-thread] Sends a message on its tick, ahead of time; messages of one tick keep their
  /// order. Returns false when there is no room just now; then it is told again.
  boolean send(long tick, int message);
}
