package io.sideman.app.jam;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.session.Session;

/// Runs a session by this computer's clock: takes what came in and lets the session catch up, round
/// by round.
///
/// Conductor thread; allocates nothing while the music runs.
final class LiveLoop {
  private final Session session;
  private final OneToOneEventRing input;
  private final boolean startsWithFirstNote;
  private long originNanos;
  private boolean started;

  /// @param startsWithFirstNote true when the first note played is the first beat; otherwise time
  ///   runs from the start and the session finds the beat itself
  LiveLoop(Session session, OneToOneEventRing input, boolean startsWithFirstNote) {
    this.session = session;
    this.input = input;
    this.startsWithFirstNote = startsWithFirstNote;
  }

  /// @param nowNanos read before the ring is: what happened before that moment is in the ring by
  ///   now or counts as played later
  void round(long nowNanos) {
    if (!startsWithFirstNote && !started) {
      start(nowNanos);
    }
    takeInput();
    if (started) {
      session.advance(nowNanos - originNanos);
    }
  }

  /// Nothing sounds afterwards.
  void end(long nowNanos) {
    if (started) {
      session.stop(nowNanos - originNanos);
    }
  }

  private void start(long nanos) {
    originNanos = nanos;
    session.start(0);
    started = true;
  }

  private void takeInput() {
    while (input.poll()) {
      if (!started && MidiMessage.isNoteOn(input.message())) {
        start(input.nanos());
      }
      if (started) {
        session.input(Math.max(0, input.nanos() - originNanos), input.message());
      }
    }
  }
}
