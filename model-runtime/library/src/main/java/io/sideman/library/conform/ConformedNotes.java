package io.sideman.library.conform;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Moves the notes of one track: transposes, fits the scale, and settles on chord tones where the
/// beat is strong. Drums keep their keys.
final class ConformedNotes {
  private static final int NEAREST = 2; // semitones to a chord tone
  private static final int SLACK = Ticks.PER_STEP / 2;

  private final GridChange grid;
  private final int semitones;
  private final DegreeMap degrees;
  private final Optional<Timeline<Chord>> chords;

  /// @param own key of the item, as it stands in the file
  /// @param chords of the session from its tick 0, where the item begins
  ConformedNotes(
      GridChange grid, Optional<Key> own, Target target, Optional<Timeline<Chord>> chords) {
    this.grid = grid;
    semitones = target.transposeSemitones();
    Key moved = own.map(key -> key.transpose(semitones)).orElse(target.key());
    degrees = new DegreeMap(moved, target.key());
    this.chords = chords;
  }

  /// The notes in ticks of the session, without two of one key and channel at once.
  List<Note> of(List<Note> notes) {
    var moved = new ArrayList<Note>();
    for (Note note : notes) {
      long start = grid.tick(note.startTick());
      long end = Math.max(start + 1, grid.tick(note.endTick()));
      if (end > 0) {
        int key = note.isDrum() ? note.key() : settled(fitted(note.key()), Math.max(0, start));
        moved.add(
            new Note(
                Math.max(0, start),
                end - Math.max(0, start),
                key,
                note.velocity(),
                note.channel()));
      }
    }
    return apart(moved);
  }

  private int fitted(int key) {
    int shifted = key + semitones;
    shifted = shifted < 0 ? shifted + 12 : shifted > 127 ? shifted - 12 : shifted;
    return degrees.map(shifted);
  }

  /// On the first and the middle beat of the bar a tone outside the chord goes to the nearest one
  /// inside it, downwards if both are as near; further than a whole tone nothing moves.
  private int settled(int key, long tick) {
    if (chords.isEmpty() || !grid.isStrong(tick, SLACK)) {
      return key;
    }
    Chord chord = chords.get().at(tick + SLACK);
    if (chord.isNone() || chord.contains(key)) {
      return key;
    }
    for (int distance = 1; distance <= NEAREST; distance++) {
      if (chord.contains(key - distance) && key >= distance) {
        return key - distance;
      }
      if (chord.contains(key + distance) && key + distance <= 127) {
        return key + distance;
      }
    }
    return key;
  }

  /// Two notes that have become one key: the later one ends the earlier, and of two that start
  /// together the longer stays.
  private static List<Note> apart(List<Note> notes) {
    Map<Integer, Note> last = new HashMap<>();
    var kept = new ArrayList<Note>();
    for (Note note : notes.stream().sorted().toList()) {
      int slot = note.channel() << 7 | note.key();
      Note before = last.get(slot);
      Note next = note;
      if (before != null && before.endTick() > note.startTick()) {
        kept.remove(before);
        if (before.startTick() == note.startTick()) {
          next = before.lengthTicks() >= note.lengthTicks() ? before : note;
        } else {
          kept.add(ending(before, note.startTick()));
        }
      }
      kept.add(next);
      last.put(slot, next);
    }
    kept.sort(null);
    return kept;
  }

  private static Note ending(Note note, long tick) {
    return new Note(
        note.startTick(), tick - note.startTick(), note.key(), note.velocity(), note.channel());
  }
}
