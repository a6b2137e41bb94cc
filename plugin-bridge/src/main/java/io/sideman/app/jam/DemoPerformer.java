package io.sideman.app.jam;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Plays chords into the band's input by the clock, over and over, for those who have no keyboard
/// at hand. Runs on a thread of its own, the ring's only writer.
public final class DemoPerformer {
  private static final long NAP_NANOS = 1_000_000;
  private static final int CHANNEL = 0;
  private static final int LOWEST_ROOT = 53;

  private record Stroke(long nanos, int message) {}

  private final List<Stroke> strokes = new ArrayList<>();
  private final long lengthNanos;

  /// Strikes the chord on every beat, the first of each bar harder, and lets the last beat breathe.
  ///
  /// @param lengthTicks after which the piece starts again
  public DemoPerformer(Timeline<Chord> chords, Meter meter, TempoMap tempos, long lengthTicks) {
    for (long tick = 0; tick < lengthTicks; tick += meter.beatTicks()) {
      long inBar = tick % meter.barTicks();
      boolean last = inBar + meter.beatTicks() >= meter.barTicks();
      if (!last || meter.numerator() < 3) {
        strike(
            chords.at(tick),
            inBar == 0 ? 88 : 68,
            tempos.nanosAt(tick),
            tempos.nanosAt(tick + meter.beatTicks() * 9 / 10));
      }
    }
    strokes.sort((a, b) -> Long.compare(a.nanos(), b.nanos()));
    lengthNanos = tempos.nanosAt(lengthTicks);
  }

  private void strike(Chord chord, int velocity, long fromNanos, long untilNanos) {
    if (chord.isNone()) {
      return;
    }
    int root = LOWEST_ROOT + Math.floorMod(chord.root() - LOWEST_ROOT, 12);
    for (int tone = 0; tone < chord.quality().size(); tone++) {
      int key = root + chord.quality().interval(tone);
      strokes.add(new Stroke(fromNanos, MidiMessage.noteOn(CHANNEL, key, velocity)));
      strokes.add(new Stroke(untilNanos, MidiMessage.noteOff(CHANNEL, key)));
    }
  }

  /// Plays until told otherwise.
  public void run(OneToOneEventRing ring, LongSupplier clockNanos, BooleanSupplier goesOn) {
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
