package io.sideman.engine.time;

/// Where the music stands: the map between wall time and band time that rules just now. A file's or
/// host's tempo map, an internal clock, or a follower of what is played.
public interface Transport {
  /// Fractional band tick at `nanos`.
  double tickAt(long nanos);

  /// Wall time of a band tick, not before the last position that the transport has confirmed.
  long nanosAt(double tick);

  default long nanosAt(long tick) {
    return nanosAt((double) tick);
  }

  /// Quarter notes per minute at `tick`.
  double bpmAt(long tick);
}
