package io.sideman.corpus.evaluate;

/// Collects at which place the first right answer of each query stood.
final class Ranks {
  private static final int FIRST_TEN = 10;

  private int queries;
  private double reciprocals;
  private int firstTen;
  private int first;

  void add(int rank) {
    queries++;
    reciprocals += 1.0 / rank;
    firstTen += rank <= FIRST_TEN ? 1 : 0;
    first += rank == 1 ? 1 : 0;
  }

  int queries() {
    return queries;
  }

  double meanReciprocal() {
    return queries == 0 ? Double.NaN : reciprocals / queries;
  }

  double recallAtTen() {
    return queries == 0 ? Double.NaN : (double) firstTen / queries;
  }

  double recallAtOne() {
    return queries == 0 ? Double.NaN : (double) first / queries;
  }
}
