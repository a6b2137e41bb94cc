package io.sideman.app.jam;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.session.Session;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Runs a session by the clock: takes what came in, lets the session catch up, sleeps a little.
/// This is the conductor thread's whole life; it allocates nothing while the music runs.
final class LiveLoop {
  private static final long NAP_NANOS = 500_000;

  private final Session session;
  private final OneToOneEventRing input;
  private final LongSupplier clockNanos;
  private final boolean startsWithFirstNote;
  private long originNanos;
  private boolean started;

  /// @param startsWithFirstNote true when the first note played is the first beat; otherwise time
  ///   runs from the start and the session finds the beat itself
  LiveLoop(
      Session session,
      OneToOneEventRing input,
      LongSupplier clockNanos,
      boolean startsWithFirstNote) {
    this.session = session;
    this.input = input;
    this.clockNanos = clockNanos;
    this.startsWithFirstNote = startsWithFirstNote;
  }

  /// Plays until told otherwise; nothing sounds afterwards.
  void run(BooleanSupplier goesOn) {
    if (!startsWithFirstNote) {
      start(clockNanos.getAsLong());
    }
    while (goesOn.getAsBoolean()) {
      // The clock is read first: whatever happened before that moment is in the ring by now or
      // counts as played later.
      long now = clockNanos.getAsLong();
      takeInput();
      if (started) {
        session.advance(now - originNanos);
      }
      LockSupport.parkNanos(NAP_NANOS);
    }
    if (started) {
      session.stop(clockNanos.getAsLong() - originNanos);
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
