package io.sideman.library.recommend;

/// The same list for everybody: how many had an item.
public final class Popularity implements Recommender {
  private final double[] counts;

  public Popularity(Plays plays) {
    counts = new double[plays.items()];
    for (int item = 0; item < counts.length; item++) {
      counts[item] = plays.who(item).length;
    }
  }

  @Override
  public double[] scores(int[] had) {
    return counts.clone();
  }
}
