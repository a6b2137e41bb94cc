package io.sideman.players.infill;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.List;

/// Ends notes in time: no key sounds twice at once, no more notes than allowed sound together, and
/// nothing rings past the gap.
final class Trim {
  private Trim() {}

  static List<Note> of(List<Note> notes, int voices, long endTick) {
    var sorted = new ArrayList<>(notes);
    sorted.sort(null);
    var done = new ArrayList<Note>();
    var sounding = new ArrayList<Note>();
    for (Note note : sorted) {
      long now = note.startTick();
      if (now >= endTick) {
        continue;
      }
      end(sounding, each -> each.endTick() <= now, now, done);
      end(sounding, each -> each.key() == note.key(), now, done);
      while (sounding.size() >= voices) {
        int oldest = sounding.getFirst().key(); // no key sounds twice
        end(sounding, each -> each.key() == oldest, now, done);
      }
      sounding.add(cut(note, endTick));
    }
    done.addAll(sounding);
    done.sort(null);
    return done;
  }

  private static void end(
      List<Note> sounding, java.util.function.Predicate<Note> which, long now, List<Note> done) {
    for (int i = sounding.size() - 1; i >= 0; i--) {
      Note note = sounding.get(i);
      if (which.test(note)) {
        sounding.remove(i);
        if (note.startTick() < now) { // one that would last no time is not played at all
          done.add(cut(note, now));
        }
      }
    }
  }

  private static Note cut(Note note, long end) {
    return note.endTick() <= end
        ? note
        : new Note(
            note.startTick(), end - note.startTick(), note.key(), note.velocity(), note.channel());
  }
}
