package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How far two passages are apart, note by note.
public final class PassageDistance {
  private PassageDistance() {}

  /// Share of onsets (role, tick, key) that only one has, 0 to 1: 1 minus the F-measure.
  public static double of(Passage one, Passage other) {
    long common = 0;
    long all = 0;
    for (Role role : Role.values()) {
      var onsets = new HashMap<Long, Integer>();
      for (Note note : one.notes(role)) {
        onsets.merge(onset(note), 1, Integer::sum);
      }
      for (Note note : other.notes(role)) {
        common += take(onsets, onset(note)) ? 1 : 0;
      }
      all += one.notes(role).size() + other.notes(role).size();
    }
    return all == 0 ? 0 : 1 - 2.0 * common / all;
  }

  /// How many cells (role, bar, slot, row) only one has, whatever the keys. Each passage is read
  /// over its own chords.
  public static int cellsApart(Passage one, Passage other) {
    Set<List<Integer>> mine = cells(one);
    Set<List<Integer>> theirs = cells(other);
    int all = mine.size() + theirs.size();
    mine.retainAll(theirs);
    return all - 2 * mine.size();
  }

  private static Set<List<Integer>> cells(Passage passage) {
    var cells = new HashSet<List<Integer>>();
    for (Role role : passage.parts().keySet()) {
      for (PlacedNote each : PlacedNote.of(passage, role)) {
        cells.add(List.of(role.ordinal(), each.bar(), each.slot(), each.row()));
      }
    }
    return cells;
  }

  private static boolean take(Map<Long, Integer> onsets, long onset) {
    int left = onsets.getOrDefault(onset, 0);
    if (left > 0) {
      onsets.put(onset, left - 1);
    }
    return left > 0;
  }

  private static long onset(Note note) {
    return note.startTick() * 128 + note.key();
  }
}
