package io.sideman.corpus.fit;

/// At what place the true one of a list came, over many lists. Ties count as drawn by lot.
public final class Ranks {
  private int lists;
  private double first;
  private double firstTen;
  private double reciprocal;
  private double candidates;

  /// Adds a list.
  ///
  /// @param trueScore of the one that belongs there
  /// @param rivals scores of the others
  public void add(double trueScore, double[] rivals) {
    int better = 0;
    int ties = 0;
    for (double rival : rivals) {
      better += rival > trueScore ? 1 : 0;
      ties += rival == trueScore ? 1 : 0;
    }
    lists++;
    candidates += rivals.length + 1;
    for (int place = better + 1; place <= better + ties + 1; place++) {
      double chance = 1.0 / (ties + 1);
      first += place <= 1 ? chance : 0;
      firstTen += place <= 10 ? chance : 0;
      reciprocal += chance / place;
    }
  }

  /// Adds all lists of others.
  public void add(Ranks other) {
    lists += other.lists;
    first += other.first;
    firstTen += other.firstTen;
    reciprocal += other.reciprocal;
    candidates += other.candidates;
  }

  public int lists() {
    return lists;
  }

  /// Mean length of the lists.
  public double candidates() {
    return candidates / lists;
  }

  /// Share of lists that the true one leads.
  public double recallAt1() {
    return first / lists;
  }

  /// Share of lists that have the true one among their first ten.
  public double recallAt10() {
    return firstTen / lists;
  }

  /// Mean reciprocal rank.
  public double reciprocalRank() {
    return reciprocal / lists;
  }
}
