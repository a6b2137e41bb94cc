package io.sideman.corpus.sessions;

import io.sideman.library.taste.Act;
import io.sideman.library.taste.SessionNet;
import java.util.List;

/// What is near the mean of the items taken in this sitting, or near the last one.
public final class NearRival implements Rival {
  private final Likeness likeness;
  private final boolean lastOnly;
  private final double[] sum;

  private NearRival(List<float[]> items, boolean lastOnly) {
    likeness = Likeness.between(items, items);
    this.lastOnly = lastOnly;
    sum = new double[items.size()];
  }

  /// Near the one taken last.
  public static NearRival last(Pool pool) {
    return new NearRival(pool.features(), true);
  }

  /// Near the mean of all.
  public static NearRival mean(Pool pool) {
    return new NearRival(pool.features(), false);
  }

  /// Near the mean of all in a net's space: tells what of its figure is the space's alone.
  public static NearRival meanInSpace(Pool pool, SessionNet net) {
    List<float[]> places =
        pool.features().stream().map(features -> PastSessions.place(net, features)).toList();
    return new NearRival(places, false);
  }

  @Override
  public void begin() {
    java.util.Arrays.fill(sum, 0);
  }

  @Override
  public void hear(Act act, int item) {
    if (SessionNet.takes(act)) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] = (lastOnly ? 0 : sum[i]) + likeness.of(item, i);
      }
    }
  }

  @Override
  public double[] scores() {
    return sum.clone();
  }
}
