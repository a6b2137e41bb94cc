package io.sideman.players.infill;

import java.util.ArrayList;
import java.util.List;

/// One continuation into a gap: what is spoken on each of its steps, and how likely it is.
final class Trial {
  final List<int[]> steps = new ArrayList<>(); // tokens of each step of the gap
  double logFill;
  double logNext;
  int notes;
  int proposed; // tokens of the bars that were taken as a model, and how many of them were kept
  int kept;
  boolean exact; // key for key

  /// Share of the model's tokens that could be played, 0 without one.
  double fidelity() {
    return proposed == 0 ? 0 : (double) kept / proposed;
  }
}
