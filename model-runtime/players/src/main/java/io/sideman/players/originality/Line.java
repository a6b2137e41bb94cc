package io.sideman.players.originality;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tune that one hears in a part: of the notes that start on the same 16th the highest.
public final class Line {
  private static final int SLACK_TICKS = Ticks.PER_STEP / 4; // a note may end so late

  private final int[] keys;
  private final long[] steps;
  private final int[] moves; // from note i to note i + 1

  private Line(int[] keys, long[] steps) {
    this.keys = keys;
    this.steps = steps;
    moves = new int[Math.max(0, keys.length - 1)];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = Gram.move(keys[i + 1] - keys[i], steps[i + 1] - steps[i]);
    }
  }

  /// The top line of a part.
  ///
  /// @param notes in band ticks, in any order
  public static Line top(List<Note> notes) {
    int[] keys = new int[notes.size()];
    long[] steps = new long[notes.size()];
    int count = 0;
    for (Note note : sorted(notes)) {
      long step = Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
      if (count > 0 && steps[count - 1] == step) {
        keys[count - 1] = Math.max(keys[count - 1], note.key());
      } else {
        keys[count] = note.key();
        steps[count++] = step;
      }
    }
    return new Line(Arrays.copyOf(keys, count), Arrays.copyOf(steps, count));
  }

  private static List<Note> sorted(List<Note> notes) {
    var sorted = new ArrayList<>(notes);
    sorted.sort(null);
    return sorted;
  }

  /// The tune above an accompaniment in the same part: the top line without notes that start while
  /// a higher one sounds.
  ///
  /// @param notes in band ticks, in any order
  public static Line above(List<Note> notes) {
    var tune = new ArrayList<Note>();
    var sounding = new ArrayList<Note>();
    for (Note note : sorted(notes)) {
      sounding.removeIf(other -> other.endTick() <= note.startTick() + SLACK_TICKS);
      boolean covered = sounding.stream().anyMatch(other -> other.key() > note.key());
      sounding.add(note);
      if (!covered) {
        tune.add(note);
      }
    }
    return top(tune);
  }

  /// Number of notes.
  public int size() {
    return keys.length;
  }

  /// Where note `index` starts, in 16ths.
  public long step(int index) {
    return steps[index];
  }

  /// MIDI key of note `index`.
  public int key(int index) {
    return keys[index];
  }

  /// Hashes of the words that say something, 36 bits each, in the order of the line.
  public long[] words() {
    long[] words = new long[grams()];
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      long word = gram(i);
      if (word >= 0 && !isTrivial(i)) {
        words[count++] = word;
      }
    }
    return Arrays.copyOf(words, count);
  }

  /// Number of words, those across breaks and trivial ones included.
  int grams() {
    return Math.max(0, moves.length - Gram.LENGTH + 1);
  }

  /// Hash of word `index`, which begins with note `index`; -1 when it says nothing.
  long gram(int index) {
    return Gram.hash(moves, index);
  }

  boolean isTrivial(int index) {
    return Gram.isTrivial(moves, index);
  }

  int[] moves() {
    return moves;
  }
}
