package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// How a bass walks into new chords and how far the voices of comping move at them. Sums, so that
/// songs can be pooled.
///
/// @param entries changes of the root that the line meets on both sides
/// @param byStep those where the note before lies one or two semitones from the new one
/// @param moved semitones from each new voice to the nearest voice before
/// @param voices voices counted in `moved`
record CraftFigures(long entries, long byStep, double moved, long voices) {
  static final CraftFigures NOTHING = new CraftFigures(0, 0, 0, 0);

  private static final long BEFORE_TICKS = 2L * Ticks.PER_QUARTER;
  private static final long AROUND_TICKS = Ticks.PER_STEP / 2;
  private static final int STEP_SEMITONES = 2;

  CraftFigures plus(CraftFigures o) {
    return new CraftFigures(
        entries + o.entries, byStep + o.byStep, moved + o.moved, voices + o.voices);
  }

  double byStepShare() {
    return (double) byStep / entries;
  }

  double meanMove() {
    return moved / voices;
  }

  /// Of one part over labelled chords.
  static CraftFigures of(List<Note> unsorted, Timeline<Chord> chords) {
    var notes = new ArrayList<>(unsorted);
    notes.sort(null);
    var sum = NOTHING;
    Chord before = Chord.NONE;
    for (Timeline.Span<Chord> span : chords.spans()) {
      boolean turns = !before.isNone() && !span.value().isNone();
      if (turns && before.root() != span.value().root()) {
        sum = sum.plus(at(notes, span.startTick()));
      }
      before = span.value();
    }
    return sum;
  }

  private static CraftFigures at(List<Note> notes, long tick) {
    var after = new ArrayList<Note>();
    var last = new ArrayList<Note>();
    for (Note note : notes) {
      long late = note.startTick() - tick;
      if (Math.abs(late) < AROUND_TICKS) {
        after.add(note);
      } else if (late < 0 && late >= -BEFORE_TICKS) {
        boolean together =
            !last.isEmpty() && note.startTick() - last.getFirst().startTick() < AROUND_TICKS;
        if (!together) {
          last.clear();
        }
        last.add(note);
      }
    }
    if (after.isEmpty() || last.isEmpty()) {
      return NOTHING;
    }
    int step = Math.abs(after.getFirst().key() - last.getLast().key());
    double moved = 0;
    for (Note note : after) {
      moved += nearest(note.key(), last);
    }
    boolean walks = step > 0 && step <= STEP_SEMITONES;
    return new CraftFigures(1, walks ? 1 : 0, moved, after.size());
  }

  private static int nearest(int key, List<Note> notes) {
    int nearest = Integer.MAX_VALUE;
    for (Note note : notes) {
      nearest = Math.min(nearest, Math.abs(note.key() - key));
    }
    return nearest;
  }
}
