package io.sideman.players.infill;

import java.util.ArrayList;
import java.util.List;

/// One continuation into a gap: what is spoken on each of its steps, and how likely it is.
final class Trial {
  final List<int[]> steps = new ArrayList<>(); // tokens of each step of the gap
  double logFill;
  double logNext;
  int notes;
}
