package io.sideman.app.bandfile;

import io.sideman.engine.event.Note;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What shall happen to the notes of one role.
///
/// @param change answers a note itself to keep it byte for byte, another one to exchange it, or
///   nothing to take it out
/// @param more notes to add; they sound on the part's channel
public record Exchange(Function<Note, Optional<Note>> change, List<Note> more) {
  public Exchange {
    more = List.copyOf(more);
  }

  /// Takes out what starts in `[from, to)` and cuts at `from` what rings into it; `more` comes
  /// instead. Ticks are band ticks.
  public static Exchange window(long from, long to, List<Note> more) {
    return new Exchange(note -> outside(note, from, to), more);
  }

  /// All notes give way to others.
  public static Exchange all(List<Note> instead) {
    return new Exchange(_ -> Optional.empty(), instead);
  }

  private static Optional<Note> outside(Note note, long from, long to) {
    if (note.startTick() >= to || note.endTick() <= from) {
      return Optional.of(note);
    }
    return note.startTick() >= from
        ? Optional.empty()
        : Optional.of(
            new Note(
                note.startTick(),
                from - note.startTick(),
                note.key(),
                note.velocity(),
                note.channel()));
  }
}
