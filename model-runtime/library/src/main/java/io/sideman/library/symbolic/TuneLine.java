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
    for (Note note : part) {
      if (tune.size() < MOST_NOTES && !isCovered(note, ends)) {
        boolean together =
            !tune.isEmpty() && note.startTick() - tune.getLast().startTick() < TOGETHER_TICKS;
        if (!together) {
          tune.add(note);
        } else if (note.key() > tune.getLast().key()) {
          tune.set(tune.size() - 1, note);
        }
      }
      ends[note.key()] = Math.max(ends[note.key()], note.endTick());
    }
    notes = tune;
  }

  private static boolean isCovered(Note note, long[] ends) {
    for (int key = note.key() + 1; key < ends.length; key++) {
      if (ends[key] > note.startTick() + SLACK_TICKS) {
        return true;
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
