package io.sideman.engine.style;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.List;

/// A line of degrees relative to the chord: basses, melodies, riffs.
public final class LinePattern implements Pattern {
  private static final LineNote[] NONE = {};

  private static final int MAX_TOGETHER = 4;

  private final List<String> rows;
  private final boolean staccato;
  private final Grid grid;
  private final LineNote[][] notes; // (steps, notes that start there)
  private final int[] sounding; // (steps) steps left of the note that sounds there, or 0

  private LinePattern(
      List<String> rows, boolean staccato, Grid grid, LineNote[][] notes, int[] sounding) {
    this.rows = List.copyOf(rows);
    this.staccato = staccato;
    this.grid = grid;
    this.notes = notes;
    this.sounding = sounding;
  }

  static LinePattern parse(List<String> rows, Grid grid, int barSteps) throws NotationException {
    List<String> words = StepText.words(Pattern.join(rows), grid, barSteps, "the line");
    var notes = new LineNote[words.size() * grid.steps()][];
    var held = new boolean[notes.length];
    java.util.Arrays.fill(notes, NONE);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int first = i * grid.steps();
      if (word.equals(".")) {
        continue;
      }
      for (int j = 0; j < grid.steps(); j++) {
        held[first + j] = true;
      }
      if (!word.equals("-")) {
        held[first] = false;
        notes[first] = LineNotation.notes(word, "step " + (i + 1));
      }
    }
    return new LinePattern(rows, false, grid, notes, soundingSteps(notes, held));
  }

  /// A line from the notes that start on each step of a note string.
  ///
  /// @param root the key at which a chord's root is written
  static LinePattern staccato(String text, List<List<Note>> starts, int root)
      throws NotationException {
    var notes = new LineNote[starts.size()][];
    var held = new boolean[notes.length];
    for (int i = 0; i < notes.length; i++) {
      List<Note> here = starts.get(i);
      if (here.size() > MAX_TOGETHER) {
        throw new NotationException(
            "at most %d notes may sound together, but %d start on step %d"
                .formatted(MAX_TOGETHER, here.size(), i + 1));
      }
      notes[i] = new LineNote[here.size()];
      for (int j = 0; j < notes[i].length; j++) {
        notes[i][j] = StaccatoPatterns.lineNote(here.get(j), root);
        hold(here.get(j), i, held);
      }
    }
    for (int i = 0; i < notes.length; i++) {
      held[i] &= notes[i].length == 0;
    }
    return new LinePattern(List.of(text), true, Grid.SIXTEENTH, notes, soundingSteps(notes, held));
  }

  private static void hold(Note note, int start, boolean[] held) {
    long steps = Math.max(1, note.lengthTicks() / Ticks.PER_STEP);
    for (int i = start; i < Math.min(held.length, start + steps); i++) {
      held[i] = true;
    }
  }

  /// How long each sounding step still sounds; a pattern that starts with holds ties its end over.
  private static int[] soundingSteps(LineNote[][] notes, boolean[] held) {
    int count = notes.length;
    int[] left = new int[count];
    for (int start = 0; start < count; start++) {
      if (notes[start].length == 0 && !held[start]) {
        continue;
      }
      int length = 1;
      while (length < count && held[(start + length) % count]) {
        length++;
      }
      left[start] = length;
    }
    return left;
  }

  @Override
  public int steps() {
    return notes.length;
  }

  @Override
  public Grid grid() {
    return grid;
  }

  /// True when the one row is a JFugue note string.
  public boolean isStaccato() {
    return staccato;
  }

  public List<String> rows() {
    return rows;
  }

  LineNote[] notes(int step) {
    return notes[step];
  }

  int sounding(int step) {
    return sounding[step];
  }
}
