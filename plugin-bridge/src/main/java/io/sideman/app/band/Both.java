package io.sideman.app.band;

import io.sideman.engine.band.Role;
import io.sideman.engine.schedule.EventSink;

/// Tells two sinks, the first one first.
record Both(EventSink first, EventSink second) implements EventSink {
  @Override
  public void noteOn(Role role, long tick, int key, int velocity) {
    first.noteOn(role, tick, key, velocity);
    second.noteOn(role, tick, key, velocity);
  }

  @Override
  public void noteOff(Role role, long tick, int key) {
    first.noteOff(role, tick, key);
    second.noteOff(role, tick, key);
  }
}
