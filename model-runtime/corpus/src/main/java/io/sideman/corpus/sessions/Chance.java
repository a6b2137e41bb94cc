package io.sideman.corpus.sessions;

import io.sideman.library.taste.Act;
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
  public void begin() {}

  @Override
  public void hear(Act act, int item) {}

  @Override
  public double[] scores() {
    return random.doubles(items).toArray();
  }
}
