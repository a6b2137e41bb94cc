package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopRows;
import java.util.ArrayList;
import java.util.List;

/// A note of a passage and its place on the grid.
///
/// @param bar which of the passage's bars
/// @param slot in that bar, 0 to 23
/// @param row as [LoopRows] means it
public record PlacedNote(Note note, int bar, int slot, int row) {
  /// A note this close before a chord change that rings over it plays the coming chord.
  private static final long PUSH_TICKS = Ticks.PER_QUARTER / 2;

  /// Notes after this belong to the next beat, whether straight or in triplets.
  private static final long BEAT_ENDS = 820;

  /// Triplets must fit so much better (summed squared distance) before a beat is believed to have
  /// them: people's 16ths lie up to 50 ticks off the grid.
  private static final double TRIPLET_TRUST = 0.5;

  private static final int[] STRAIGHT = {0, 1, 3, 5};
  private static final int[] TRIPLET = {0, 2, 4};

  /// The notes of a role with their places, in the passage's order. Each beat is read as four 16ths
  /// or as three triplets, whichever lies nearer to its notes. Notes outside the bars and drums
  /// that the kit has not are left out.
  public static List<PlacedNote> of(Passage passage, Role role) {
    var placed = new ArrayList<PlacedNote>();
    List<Note> notes = passage.notes(role);
    List<Passage.Bar> bars = passage.bars();
    int from = 0;
    for (int bar = 0; bar < bars.size(); bar++) {
      long start = bars.get(bar).startTick();
      boolean last = bar == bars.size() - 1;
      long until = last ? passage.endTick() : bars.get(bar + 1).startTick() - early();
      int beats = (int) Math.ceilDiv(bars.get(bar).ticks(), (long) Ticks.PER_QUARTER);
      for (int beat = 0; beat < beats; beat++) {
        long beatEnd =
            beat == beats - 1 ? until : start + (long) beat * Ticks.PER_QUARTER + BEAT_ENDS;
        while (from < notes.size() && notes.get(from).startTick() < start - early()) {
          from++;
        }
        int to = from;
        while (to < notes.size() && notes.get(to).startTick() < beatEnd) {
          to++;
        }
        place(passage, role, notes.subList(from, to), bar, beat, placed);
        from = to;
      }
    }
    return placed;
  }

  /// Where a slot of a bar begins.
  static long tick(Passage.Bar bar, int slot) {
    return bar.startTick() + LoopGrid.tick(slot);
  }

  /// False for slots after the end of a bar of less than four quarters.
  static boolean inside(Passage.Bar bar, int slot) {
    return LoopGrid.tick(slot) < bar.ticks();
  }

  /// The key that a row plays at a place.
  static int key(Passage passage, Role role, int row, long start, long end) {
    Chord chord = chordOf(start, end, passage.chords());
    return LoopRows.key(role, row, chord, passage.keys().at(start));
  }

  private static long early() {
    return Ticks.PER_QUARTER - BEAT_ENDS;
  }

  private static void place(
      Passage passage, Role role, List<Note> notes, int bar, int beat, List<PlacedNote> placed) {
    long start = passage.bars().get(bar).startTick() + (long) beat * Ticks.PER_QUARTER;
    int[] grid = grid(notes, start);
    for (Note note : notes) {
      int within = nearest(note, start, grid);
      long tick = start + LoopGrid.tick(within);
      Chord chord = chordOf(tick, note.endTick(), passage.chords());
      int row = LoopRows.row(role, note.key(), chord, passage.keys().at(tick));
      if (row >= 0) {
        placed.add(new PlacedNote(note, bar, beat * LoopGrid.SLOTS_PER_BEAT + within, row));
      }
    }
  }

  private static int[] grid(List<Note> notes, long beatTick) {
    double straight = 0;
    double triplet = 0;
    for (Note note : notes) {
      straight += squared(note, beatTick, nearest(note, beatTick, STRAIGHT));
      triplet += squared(note, beatTick, nearest(note, beatTick, TRIPLET));
    }
    return triplet < TRIPLET_TRUST * straight ? TRIPLET : STRAIGHT;
  }

  private static int nearest(Note note, long beatTick, int[] grid) {
    int best = grid[0];
    for (int slot : grid) {
      if (squared(note, beatTick, slot) < squared(note, beatTick, best)) {
        best = slot;
      }
    }
    return best;
  }

  private static double squared(Note note, long beatTick, int slot) {
    double distance = note.startTick() - beatTick - LoopGrid.tick(slot);
    return distance * distance;
  }

  private static Chord chordOf(long start, long end, Timeline<Chord> chords) {
    long change = chords.nextChange(start);
    boolean pushed = change < Long.MAX_VALUE && change - start <= PUSH_TICKS && end > change;
    return chords.at(pushed ? change : start);
  }
}
