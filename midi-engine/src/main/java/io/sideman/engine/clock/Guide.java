package io.sideman.engine.clock;

/// A clock outside that tells where the music should be. Its word may jitter and jump a little;
/// [SteeredTime] makes a steady transport of it.
public interface Guide {
  /// Fractional band tick at `nanos`, as believed now.
  double tickAt(long nanos);

  /// Quarters per minute, as believed now.
  double bpm();
}
