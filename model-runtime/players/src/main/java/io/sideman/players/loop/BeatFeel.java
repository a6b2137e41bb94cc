package io.sideman.players.loop;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.List;

/// Which beats of a part are triplets. People play some 40 ticks off, as far as a 16th lies from a
/// triplet: so a beat is judged by all its onsets together, and straight wins unless triplets fit
/// clearly better.
final class BeatFeel {
  private static final double CLEARLY = 0.75;

  private final boolean[] triplet; // (beats)

  BeatFeel(List<Note> notes, int bars) {
    int beats = bars * LoopGrid.BEATS_PER_BAR;
    long[] straightOff = new long[beats];
    long[] tripletOff = new long[beats];
    for (Note note : notes) {
      int beat = beat(note.startTick(), beats);
      straightOff[beat] += off(note.startTick(), false);
      tripletOff[beat] += off(note.startTick(), true);
    }
    triplet = new boolean[beats];
    for (int beat = 0; beat < beats; beat++) {
      triplet[beat] = tripletOff[beat] < CLEARLY * straightOff[beat];
    }
  }

  /// The slot that an onset belongs to.
  int slot(long tick) {
    return LoopGrid.slot(tick, triplet[beat(tick, triplet.length)]);
  }

  private static int beat(long tick, int beats) {
    return (int) Math.min(tick / Ticks.PER_QUARTER, beats - 1);
  }

  private static long off(long tick, boolean triplet) {
    return Math.abs(tick - LoopGrid.tick(LoopGrid.slot(tick, triplet)));
  }
}
