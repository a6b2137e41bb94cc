package io.sideman.corpus.sessions;

import java.util.SplittableRandom;

/// Any item, by chance.
public final class Chance implements Rival {
  private final int items;
  private final SplittableRandom random;

  public Chance(Pool pool, long seed) {
    items = pool.items().size();
    random = new SplittableRandom(seed);
  }

  @Override
  public double[] scores() {
    return random.doubles(items).toArray();
  }
}
