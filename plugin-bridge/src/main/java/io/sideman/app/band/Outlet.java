package io.sideman.app.band;

import io.sideman.engine.band.Role;
import io.sideman.engine.schedule.EventSink;
import io.sideman.engine.schedule.NoteLane;

/// Where a band's notes go: told ahead of their time to who plays them on their tick, or sent when
/// they are due.
public record Outlet(NoteLane lane, EventSink sink) {
  private static final EventSink NOWHERE =
      new EventSink() {
        @Override
        public void noteOn(Role role, long tick, int key, int velocity) {}

        @Override
        public void noteOff(Role role, long tick, int key) {}
      };

  public static Outlet ahead(NoteLane lane) {
    return new Outlet(lane, NOWHERE);
  }

  public static Outlet whenDue(EventSink sink) {
    return new Outlet(NoteLane.NONE, sink);
  }
}
