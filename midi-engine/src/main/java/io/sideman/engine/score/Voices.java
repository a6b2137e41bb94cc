package io.sideman.engine.score;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Sorts the notes of a staff into voices, each a line of chords that follow one another.
final class Voices {
  /// Notes that start together are written as one chord when they end within an eighth.
  private static final long SAME_END = 480;

  /// By less than a 16th's overlap nobody writes two voices.
  private static final long LEGATO = 240;

  /// Notes that start and end together on the page; what they really do is in the notes.
  record Group(long startTick, long endTick, List<Note> notes) {}

  private Voices() {}

  /// @param drums written up to the next stroke, as nobody reads a drum's length
  static List<List<Group>> of(List<Note> notes, BeatGrid grid, boolean drums) {
    var byStart = new TreeMap<Long, List<Note>>();
    for (Note note : notes) {
      byStart.computeIfAbsent(grid.nearest(note.startTick()), _ -> new ArrayList<>()).add(note);
    }
    var groups = new ArrayList<Group>();
    for (long start : byStart.keySet()) {
      Long next = byStart.higherKey(start);
      List<Note> together = byStart.get(start);
      if (drums) {
        groups.add(new Group(start, drumEnd(start, next, grid), together));
      } else {
        groups.addAll(groups(start, next == null ? Long.MAX_VALUE : next, together, grid));
      }
    }
    return allocate(groups);
  }

  private static long drumEnd(long start, Long next, BeatGrid grid) {
    long end = start + 240;
    long placed = Math.max(grid.nearest(end), start + grid.stepAt(start));
    return next == null ? placed : Math.min(placed, next);
  }

  private static List<Group> groups(long start, long next, List<Note> notes, BeatGrid grid) {
    var byEnd = new TreeMap<Long, List<Note>>();
    for (Note note : notes) {
      long end = Math.max(grid.nearest(note.endTick()), start + grid.stepAt(start));
      if (end > next && end - next < LEGATO && next - start >= end - next) {
        end = next;
      }
      byEnd.computeIfAbsent(end, _ -> new ArrayList<>()).add(note);
    }
    var groups = new ArrayList<Group>();
    while (!byEnd.isEmpty()) {
      long end = byEnd.lastKey();
      var together = new ArrayList<Note>();
      do { // short notes keep their own length: among them a 16th matters
        together.addAll(byEnd.pollLastEntry().getValue());
      } while (!byEnd.isEmpty()
          && end - byEnd.lastKey() < SAME_END
          && byEnd.lastKey() - start > SAME_END);
      together.sort(null);
      groups.add(new Group(start, end, together));
    }
    return groups;
  }

  /// Each group goes to the first voice that is free.
  private static List<List<Group>> allocate(List<Group> groups) {
    var voices = new ArrayList<List<Group>>();
    for (Group group : groups) {
      List<Group> free = null;
      for (List<Group> voice : voices) {
        if (voice.getLast().endTick() <= group.startTick()) {
          free = voice;
          break;
        }
      }
      if (free == null) {
        free = new ArrayList<>();
        voices.add(free);
      }
      free.add(group);
    }
    return voices;
  }
}
