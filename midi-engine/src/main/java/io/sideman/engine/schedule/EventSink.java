package io.sideman.engine.schedule;

import io.sideman.engine.band.Role;

/// Takes the band's events in the order in which they sound. Implementations on the live path must
/// not allocate, lock or wait.
public interface EventSink {
  /// A note starts.
  ///
  /// @param tick band time, never earlier than that of the event before
  void noteOn(Role role, long tick, int key, int velocity);

  /// A note ends. Comes exactly once for every [#noteOn].
  void noteOff(Role role, long tick, int key);
}
