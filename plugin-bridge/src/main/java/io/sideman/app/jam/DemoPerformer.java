package io.sideman.app.jam;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Plays a written piece into the band's input by the clock, over and over, for those who have no
/// keyboard at hand. Runs on a thread of its own, the ring's only writer.
final class DemoPerformer {
  private static final long NAP_NANOS = 1_000_000;

  private record Stroke(long nanos, int message) {}

  private final List<Stroke> strokes = new ArrayList<>();
  private final long lengthNanos;

  /// @param lengthTicks after which the piece starts again
  DemoPerformer(List<Note> piece, TempoMap tempos, long lengthTicks) {
    for (Note note : piece) {
      int on = MidiMessage.noteOn(note.channel(), note.key(), note.velocity());
      int off = MidiMessage.noteOff(note.channel(), note.key());
      strokes.add(new Stroke(tempos.nanosAt(note.startTick()), on));
      strokes.add(new Stroke(tempos.nanosAt(note.endTick()) - 1, off));
    }
    strokes.sort((a, b) -> Long.compare(a.nanos(), b.nanos()));
    lengthNanos = tempos.nanosAt(lengthTicks);
  }

  /// Plays until told otherwise.
  void run(OneToOneEventRing ring, LongSupplier clockNanos, BooleanSupplier goesOn) {
    long origin = clockNanos.getAsLong() + 200_000_000;
    int next = 0;
    while (goesOn.getAsBoolean()) {
      long now = clockNanos.getAsLong() - origin;
      while (next < strokes.size() && strokes.get(next).nanos() <= now) {
        ring.offer(origin + strokes.get(next).nanos(), strokes.get(next).message());
        next++;
      }
      if (next == strokes.size() && now >= lengthNanos) {
        origin += lengthNanos;
        next = 0;
      }
      LockSupport.parkNanos(NAP_NANOS);
    }
  }
}
