package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;

/// Plays notes of two loops within a step between them: over the step's chords, and where both have
/// a note, with a time, loudness and length between theirs.
///
/// @param frame bars and harmony of the step
/// @param share how far the step is on the way, 0 to 1
record MorphPlayer(Passage frame, Role role, Passage one, Passage other, double share) {
  private static final int OCTAVE = 12;

  Note ofOne(PlacedNote placed) {
    return over(placed, one, placed.note());
  }

  Note ofOther(PlacedNote placed) {
    return over(placed, other, placed.note());
  }

  /// A note that both loops have.
  Note shared(PlacedNote from, PlacedNote to) {
    Note a = from.note();
    Note b = to.note();
    boolean early = share < 0.5;
    Note near = early ? a : b;
    var between =
        new Note(
            between(a.startTick(), b.startTick()),
            Math.max(1, between(a.lengthTicks(), b.lengthTicks())),
            near.key(),
            Math.clamp(between(a.velocity(), b.velocity()), 1, 127),
            near.channel());
    return early ? over(from, one, between) : over(to, other, between);
  }

  private long between(long a, long b) {
    return Math.round(a + share * (b - a));
  }

  /// The note over this step's harmony: as it is where it fits, else on the tone that its row means
  /// here, in the octave in which its own part plays.
  private Note over(PlacedNote placed, Passage home, Note note) {
    long end = Math.min(frame.endTick(), note.endTick());
    if (role == Role.DRUMS) {
      return with(note, note.key(), end);
    }
    long grid = PlacedNote.tick(frame.bars().get(placed.bar()), placed.slot());
    int meant = PlacedNote.key(home, role, placed.row(), grid, note.endTick());
    int octaves = Math.round((note.key() - meant) / (float) OCTAVE) * OCTAVE;
    int key = PlacedNote.key(frame, role, placed.row(), grid, note.endTick()) + octaves;
    key = Math.floorMod(key, OCTAVE) + Math.clamp(Math.floorDiv(key, OCTAVE), 0, 9) * OCTAVE;
    return with(note, key, Harmonies.untilStranger(frame, key, note.startTick(), end));
  }

  private static Note with(Note note, int key, long end) {
    long length = Math.max(1, end - note.startTick());
    return new Note(note.startTick(), length, key, note.velocity(), note.channel());
  }
}
