package io.sideman.players.harmonize;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.List;

/// The highest voice of some notes, one at a time.
public final class TopLine {
  private static final long TOGETHER_TICKS = 30; // chords are not struck to the tick

  private TopLine() {}

  /// Where several notes start together the highest stays; lower ones that start while it sounds
  /// are left out; each ends where the next begins.
  public static List<Note> of(List<Note> notes) {
    var sorted = new ArrayList<>(notes);
    sorted.sort(null);
    var line = new ArrayList<Note>();
    for (Note note : sorted) {
      Note last = line.isEmpty() ? null : line.getLast();
      if (last == null || note.startTick() >= last.endTick()) {
        line.add(note);
      } else if (note.key() > last.key()) {
        line.removeLast();
        if (note.startTick() - last.startTick() > TOGETHER_TICKS) {
          line.add(until(last, note.startTick()));
        }
        line.add(note);
      } else if (note.startTick() - last.startTick() > TOGETHER_TICKS
          && note.endTick() > last.endTick()) {
        line.removeLast();
        line.add(until(last, note.startTick())); // a legato line going down
        line.add(note);
      }
    }
    return line;
  }

  private static Note until(Note note, long end) {
    return new Note(
        note.startTick(), end - note.startTick(), note.key(), note.velocity(), note.channel());
  }
}
