package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/// The most typical of some blocks: the one nearest to all others.
final class Medoid {
  private static final int MOST = 240; // more are thinned out evenly: time grows with the square

  private Medoid() {}

  /// The most typical whole band.
  static Block ofBand(List<Block> blocks) {
    return of(blocks, Medoid::bandDistance);
  }

  /// The most typical player of a role among blocks that have it.
  static Block ofRole(List<Block> blocks, Role role) {
    return of(blocks, (a, b) -> a.distance(role, b));
  }

  private static double bandDistance(Block a, Block b) {
    double sum = 0;
    for (Role role : Role.values()) {
      sum += weight(role) * a.distance(role, b);
    }
    return sum;
  }

  private static double weight(Role role) {
    return switch (role) {
      case DRUMS -> 2;
      case BASS -> 1.5;
      case KEYS -> 1;
      case PAD -> 0.5;
      case LEAD -> 0; // free to be different
    };
  }

  private static Block of(List<Block> blocks, ToDoubleBiFunction<Block, Block> distance) {
    List<Block> some = thinned(blocks);
    Block best = some.getFirst();
    double bestSum = Double.MAX_VALUE;
    for (Block candidate : some) {
      double sum = 0;
      for (Block other : some) {
        sum += distance.applyAsDouble(candidate, other);
      }
      if (sum < bestSum - 1e-9) {
        bestSum = sum;
        best = candidate;
      }
    }
    return best;
  }

  private static List<Block> thinned(List<Block> blocks) {
    if (blocks.size() <= MOST) {
      return blocks;
    }
    var some = new ArrayList<Block>();
    for (int i = 0; i < MOST; i++) {
      some.add(blocks.get((int) ((long) i * blocks.size() / MOST)));
    }
    return some;
  }
}
