package io.sideman.engine.style;

import java.util.List;

/// Written steps: spaces are free, `|` separates bars, and every bar must be full. A pattern of
/// less than one bar (a short fill) has no bar line and is taken as it is.
final class StepText {
  private static final int MAX_STEPS = 512;

  private StepText() {}

  /// The steps of a text of single characters, bar lines and spaces removed.
  static String compact(String text, Grid grid, int barSteps, String what)
      throws NotationException {
    var all = new StringBuilder();
    String[] bars = text.split("\\|", -1);
    for (int i = 0; i < bars.length; i++) {
      String bar = bars[i].replace(" ", "");
      checkBar(bar.length(), i, bars.length, grid, barSteps, what);
      all.append(bar);
    }
    return all.toString();
  }

  /// The steps of a text of words, bar lines removed.
  static List<String> words(String text, Grid grid, int barSteps, String what)
      throws NotationException {
    var all = new java.util.ArrayList<String>();
    String[] bars = text.split("\\|", -1);
    for (int i = 0; i < bars.length; i++) {
      String bar = bars[i].trim();
      List<String> words = bar.isEmpty() ? List.of() : List.of(bar.split("\\s+"));
      checkBar(words.size(), i, bars.length, grid, barSteps, what);
      all.addAll(words);
    }
    return all;
  }

  private static void checkBar(int written, int bar, int bars, Grid grid, int barSteps, String what)
      throws NotationException {
    int full = barSteps / grid.steps();
    boolean shortFill = bars == 1 && written > 0 && written < full;
    if (barSteps % grid.steps() != 0) {
      throw new NotationException(
          "the grid must divide the bar of %d 16ths, but was %s".formatted(barSteps, grid.id()));
    }
    if (written != full && !shortFill) {
      throw new NotationException(
          "a bar must have %d steps of a %s, but bar %d of %s had %d"
              .formatted(full, grid.id(), bar + 1, what, written));
    }
    if ((long) bars * barSteps > MAX_STEPS) {
      throw new NotationException(
          "a pattern must have at most %d 16ths, but had %d".formatted(MAX_STEPS, bars * barSteps));
    }
  }
}
