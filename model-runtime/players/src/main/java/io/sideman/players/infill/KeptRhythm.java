package io.sideman.players.infill;

import io.sideman.engine.event.Note;
import io.sideman.players.tokens.StepGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Gives the notes that were there new keys: onsets, lengths and forces stay to the tick.
final class KeptRhythm {
  private KeptRhythm() {}

  /// @param spoken the new keys of each step, lowest first
  static List<Note> of(List<Note> old, List<List<Integer>> spoken, long fromStep) {
    var bySteps = new TreeMap<Long, List<Note>>();
    for (Note note : old) {
      bySteps.computeIfAbsent(StepGrid.stepOf(note), _ -> new ArrayList<>()).add(note);
    }
    var notes = new ArrayList<Note>();
    bySteps.forEach((step, group) -> {
      List<Integer> keys = spoken.get((int) (step - fromStep));
      group.sort((a, b) -> Integer.compare(a.key(), b.key()));
      // fewer drums than before: the others rest; fewer keys than before: voices share them
      boolean drums = group.getFirst().isDrum();
      int most = drums ? Math.min(keys.size(), group.size()) : group.size();
      for (int i = 0; i < most && !keys.isEmpty(); i++) {
        Note note = group.get(i);
        int fresh = keys.get(i * keys.size() / most);
        int key = isFree(notes, note, fresh) ? fresh : note.key();
        if (isFree(notes, note, key)) {
          notes.add(
              new Note(note.startTick(), note.lengthTicks(), key, note.velocity(), note.channel()));
        }
      }
    });
    notes.sort(null);
    return notes;
  }

  /// A key cannot be struck while it sounds.
  private static boolean isFree(List<Note> notes, Note like, int key) {
    for (Note note : notes) {
      boolean together = note.startTick() < like.endTick() && like.startTick() < note.endTick();
      if (note.key() == key && together) {
        return false;
      }
    }
    return true;
  }
}
