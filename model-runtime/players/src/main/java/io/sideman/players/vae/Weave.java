package io.sideman.players.vae;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts new notes between those that stay, so that nothing overlaps that did not before: a key is
/// let go before it is struck again, and a part that plays one note at a time goes on doing so.
final class Weave {
  private Weave() {}

  /// All notes, sorted. Notes that stay may become shorter, never later.
  ///
  /// @param fresh those of `notes` that are new
  static List<Note> of(List<Note> notes, Set<Note> fresh, boolean monophonic) {
    List<Note> sorted = distinct(notes);
    var result = new ArrayList<Note>();
    for (int i = 0; i < sorted.size(); i++) {
      Note note = sorted.get(i);
      long end = note.endTick();
      for (int j = i + 1; j < sorted.size() && sorted.get(j).startTick() < end; j++) {
        Note next = sorted.get(j);
        boolean news = fresh.contains(note) || fresh.contains(next);
        boolean clash = next.key() == note.key() || monophonic;
        if (news && clash && next.startTick() > note.startTick()) {
          end = next.startTick();
        }
      }
      result.add(
          new Note(
              note.startTick(),
              Math.max(1, end - note.startTick()),
              note.key(),
              note.velocity(),
              note.channel()));
    }
    return result;
  }

  private static List<Note> distinct(List<Note> notes) {
    var seen = new HashSet<Note>();
    var result = new ArrayList<Note>();
    for (Note note : notes.stream().sorted().toList()) {
      if (seen.add(note)) {
        result.add(note);
      }
    }
    return result;
  }
}
