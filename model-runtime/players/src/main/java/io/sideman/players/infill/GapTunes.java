package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.players.originality.OriginalityCheck;
import java.util.ArrayList;
import java.util.List;

/// Whether a fill makes a known tune of lead or keys, by itself or together with what is around it.
/// What the piece quotes by itself is not the fill's.
final class GapTunes {
  private static final int NEIGHBOURS = 16; // notes on either side, more than one word has

  private final OriginalityCheck known;
  private final boolean melodic;
  private final List<Note> before = new ArrayList<>();
  private final List<Note> after = new ArrayList<>();

  GapTunes(OriginalityCheck known, Surroundings piece, Gap gap) {
    this.known = known;
    melodic = gap.role() == Role.LEAD || gap.role() == Role.KEYS;
    for (Note note : piece.notes(gap.role())) {
      if (note.startTick() < gap.fromTick()) {
        before.add(note);
      } else if (note.startTick() >= gap.toTick()) {
        after.add(note);
      }
    }
    keep(before, before.size() - NEIGHBOURS, before.size());
    keep(after, 0, NEIGHBOURS);
  }

  private static void keep(List<Note> notes, int from, int to) {
    List<Note> kept =
        List.copyOf(notes.subList(Math.max(0, from), Math.clamp(to, 0, notes.size())));
    notes.clear();
    notes.addAll(kept);
  }

  boolean isOwn(List<Note> fill) {
    if (!melodic) {
      return true;
    }
    var all = new ArrayList<>(before);
    all.addAll(fill);
    all.addAll(after);
    return found(all) <= found(before) + found(after);
  }

  private int found(List<Note> notes) {
    return known.check(notes).found();
  }
}
