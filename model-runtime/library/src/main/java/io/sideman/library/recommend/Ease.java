package io.sideman.library.recommend;

/// EASE (Steck 2019): the linear map from items to items with a zero diagonal that best gives each
/// listener's items back, in closed form.
///
/// The paper inverts a matrix of items by items, here 17,632 by 17,632: 2.5 GB. With P = (X'X +
/// λI)⁻¹, Woodbury's identity gives P = (I − X'MX) / λ with M = (XX' + λI)⁻¹, which is only
/// listeners by listeners. Scores are xB with B = −P / diag(P) off the diagonal, so nothing of the
/// size of items squared ever stands in memory, and the result is the exact one.
public final class Ease implements Recommender {
  private final Plays plays;
  private final double lambda;
  private final double[] middle; // M, (listeners, listeners)
  private final double[] diagonal; // of λP, (items)

  public Ease(Plays plays, double lambda) {
    this.plays = plays;
    this.lambda = lambda;
    middle = Cholesky.of(together(plays, lambda), plays.listeners()).inverse();
    diagonal = new double[plays.items()];
    for (int item = 0; item < diagonal.length; item++) {
      diagonal[item] = 1 - quadratic(plays.who(item));
    }
  }

  private static double[] together(Plays plays, double lambda) {
    int size = plays.listeners();
    double[] together = new double[size * size];
    for (int item = 0; item < plays.items(); item++) {
      int[] who = plays.who(item);
      for (int one : who) {
        for (int other : who) {
          together[one * size + other]++;
        }
      }
    }
    for (int i = 0; i < size; i++) {
      together[i * size + i] += lambda;
    }
    return together;
  }

  private double quadratic(int[] who) {
    double sum = 0;
    for (int one : who) {
      for (int other : who) {
        sum += middle[one * plays.listeners() + other];
      }
    }
    return sum;
  }

  @Override
  public double[] scores(int[] had) {
    int size = plays.listeners();
    double[] common = new double[size]; // X x: items in common with each listener
    for (int item : had) {
      for (int listener : plays.who(item)) {
        common[listener]++;
      }
    }
    double[] weights = new double[size]; // M X x
    for (int listener = 0; listener < size; listener++) {
      if (common[listener] != 0) {
        for (int other = 0; other < size; other++) {
          weights[other] += common[listener] * middle[listener * size + other];
        }
      }
    }
    double[] scores = new double[plays.items()]; // λ(−xP) + x, then by λ diag(P)
    for (int listener = 0; listener < size; listener++) {
      for (int item : plays.of(listener)) {
        scores[item] += weights[listener];
      }
    }
    for (int item : had) {
      scores[item] += diagonal[item] - 1; // without what an item says of itself
    }
    for (int item = 0; item < scores.length; item++) {
      scores[item] /= diagonal[item];
    }
    return scores;
  }

  /// The ridge.
  public double lambda() {
    return lambda;
  }
}
