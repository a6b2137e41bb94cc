package io.sideman.corpus.sessions;

/// At which rank the item stood that was taken next. Where others tie with it, its place among them
/// is left to chance: what is counted is the mean over all places.
public final class NextRanks {
  private static final int LIST = 20;

  private int count;
  private double hits;
  private double reciprocals;

  void add(double[] scores, int next, boolean[] met) {
    int better = 0;
    int ties = 1; // with itself
    for (int i = 0; i < scores.length; i++) {
      if (!met[i] && i != next) {
        better += scores[i] > scores[next] ? 1 : 0;
        ties += scores[i] == scores[next] ? 1 : 0;
      }
    }
    count++;
    for (int rank = better + 1; rank <= Math.min(LIST, better + ties); rank++) {
      hits += 1.0 / ties;
      reciprocals += 1.0 / ties / rank;
    }
  }

  /// How often a next item was to be told.
  public int count() {
    return count;
  }

  /// Share of next items among the first twenty.
  public double recall20() {
    return hits / Math.max(1, count);
  }

  /// Mean reciprocal rank, 0 beyond twenty.
  public double reciprocal20() {
    return reciprocals / Math.max(1, count);
  }
}
