package io.sideman.engine.style;

import java.util.ArrayList;
import java.util.List;

/// A line of degrees relative to the chord: basses, melodies, riffs.
public final class LinePattern implements Pattern {
  private static final LineNote[] NONE = {};

  private final List<String> rows;
  private final Grid grid;
  private final LineNote[][] notes; // (steps, notes that start there)
  private final int[] sounding; // (steps) steps left of the note that sounds there, or 0

  private LinePattern(List<String> rows, Grid grid, LineNote[][] notes, int[] sounding) {
    this.rows = List.copyOf(rows);
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
    return new LinePattern(rows, grid, notes, soundingSteps(notes, held));
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

  public List<String> rows() {
    return rows;
  }

  LineNote[] notes(int step) {
    return notes[step];
  }

  int sounding(int step) {
    return sounding[step];
  }

  /// Every distinct written note, for checks.
  List<LineNote> allNotes() {
    var all = new ArrayList<LineNote>();
    for (LineNote[] step : notes) {
      all.addAll(List.of(step));
    }
    return all;
  }
}
