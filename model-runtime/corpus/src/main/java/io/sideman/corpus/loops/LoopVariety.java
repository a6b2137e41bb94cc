package io.sideman.corpus.loops;

import io.sideman.players.loop.LoopRoll;
import java.util.List;

/// How much loops differ from each other.
///
/// @param distance mean distance of two loops ([LoopShape]), 0 to 1
/// @param distinct share of loops that no other equals
public record LoopVariety(double distance, double distinct) {
  /// Variety of some loops, all pairs.
  public static LoopVariety of(List<LoopRoll> rolls) {
    List<LoopShape> shapes = rolls.stream().map(LoopShape::new).toList();
    double sum = 0;
    long pairs = 0;
    int alone = 0;
    for (int i = 0; i < shapes.size(); i++) {
      boolean same = false;
      for (int j = 0; j < shapes.size(); j++) {
        if (i != j) {
          double distance = shapes.get(i).distance(shapes.get(j));
          same |= distance == 0;
          sum += distance;
          pairs++;
        }
      }
      alone += same ? 0 : 1;
    }
    return new LoopVariety(
        pairs == 0 ? 0 : sum / pairs, shapes.isEmpty() ? 0 : (double) alone / shapes.size());
  }
}
