package io.sideman.library.symbolic;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.originality.Line;
import java.util.ArrayList;
import java.util.List;

/// The tune that one hears in a part: notes that do not start while a higher one sounds, in ticks,
/// since whoever plays a phrase may play it at any tempo.
final class TuneLine {
  private static final int MOST_NOTES = 6_000;
  private static final int SLACK_TICKS = Ticks.PER_STEP / 4; // a note may end so late
  private static final int TOGETHER_TICKS = Ticks.PER_STEP / 6; // struck as one

  private final List<Note> notes;

  /// @param part sorted
  TuneLine(List<Note> part) {
    var tune = new ArrayList<Note>(Math.min(MOST_NOTES, part.size()));
    long[] ends = new long[128]; // where each key stops sounding
    long[] sounding = new long[2]; // a bit per key that may sound
    for (Note note : part) {
      if (tune.size() < MOST_NOTES && !isCovered(note, ends, sounding)) {
        boolean together =
            !tune.isEmpty() && note.startTick() - tune.getLast().startTick() < TOGETHER_TICKS;
        if (!together) {
          tune.add(note);
        } else if (note.key() > tune.getLast().key()) {
          tune.set(tune.size() - 1, note);
        }
      }
      ends[note.key()] = Math.max(ends[note.key()], note.endTick());
      sounding[note.key() >> 6] |= 1L << note.key();
    }
    notes = tune;
  }

  /// True while a higher key sounds; forgets keys that no longer do.
  private static boolean isCovered(Note note, long[] ends, long[] sounding) {
    long from = note.startTick() + SLACK_TICKS;
    for (int half = (note.key() + 1) >> 6; half < sounding.length; half++) {
      long above = half == (note.key() + 1) >> 6 ? -1L << note.key() + 1 : -1L;
      for (long keys = sounding[half] & above; keys != 0; keys &= keys - 1) {
        int bit = Long.numberOfTrailingZeros(keys);
        if (ends[half << 6 | bit] > from) {
          return true;
        }
        sounding[half] &= ~(1L << bit);
      }
    }
    return false;
  }

  int size() {
    return notes.size();
  }

  /// Semitones from note `index` to the next.
  int interval(int index) {
    return notes.get(index + 1).key() - notes.get(index).key();
  }

  /// Ticks from note `index` to the next.
  long wait(int index) {
    return notes.get(index + 1).startTick() - notes.get(index).startTick();
  }

  /// Words by which `players.originality` knows a copy.
  long[] exactWords() {
    return Line.top(notes).words();
  }
}
