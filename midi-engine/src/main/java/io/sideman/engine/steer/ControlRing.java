package io.sideman.engine.steer;

import io.sideman.engine.ring.OneToOneEventRing;

/// Brings controls from one other thread (OSC, the page, a device's driver) to the conductor
/// thread. Full, it refuses and counts.
public final class ControlRing {
  private final OneToOneEventRing ring = new OneToOneEventRing(256);

  /// [writer-thread] Returns false when full.
  public boolean offer(Control control, float value) {
    return ring.offer(control.number(), Float.floatToRawIntBits(value));
  }

  /// [conductor-thread] Hands everything that waits to the steering.
  public void drainTo(Steering steering) {
    while (ring.poll()) {
      var control = Control.numbered((int) ring.nanos());
      if (control.isPresent()) {
        steering.set(control.get(), Float.intBitsToFloat(ring.message()));
      }
    }
  }

  /// [any-thread]
  public long refused() {
    return ring.refused();
  }
}
