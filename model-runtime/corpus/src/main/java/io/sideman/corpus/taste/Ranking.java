package io.sideman.corpus.taste;

import java.util.Arrays;

/// How well lists of ten and twenty find what was held back, means over listeners. Recall divides
/// by all that was held back; nDCG by the best order of as many as there are, at most ten.
public final class Ranking {
  /// The longest list.
  public static final int DEPTH = 20;

  private static final int SHORT = 10;

  private double recall10;
  private double recall20;
  private double gain10;
  private int listeners;

  /// Counts one listener.
  ///
  /// @param scores of all items; those of `hidden` are overwritten
  /// @param hidden items that no list may have, known ones
  /// @param wanted what was held back, not empty
  public void add(double[] scores, int[] wanted, int[]... hidden) {
    for (int[] items : hidden) {
      for (int item : items) {
        scores[item] = Double.NEGATIVE_INFINITY;
      }
    }
    int[] list = best(scores, DEPTH);
    int[] sorted = wanted.clone();
    Arrays.sort(sorted);
    int found = 0;
    double gain = 0;
    for (int place = 0; place < list.length; place++) {
      if (Arrays.binarySearch(sorted, list[place]) >= 0) {
        found++;
        gain += place < SHORT ? discount(place) : 0;
      }
      if (place == SHORT - 1) {
        recall10 += (double) found / wanted.length;
      }
    }
    recall20 += (double) found / wanted.length;
    double ideal = 0;
    for (int place = 0; place < Math.min(SHORT, wanted.length); place++) {
      ideal += discount(place);
    }
    gain10 += gain / ideal;
    listeners++;
  }

  private static double discount(int place) {
    return Math.log(2) / Math.log(place + 2.0);
  }

  /// Numbers of the highest scores, best first; of equal ones the lower number first.
  public static int[] best(double[] scores, int count) {
    int[] best = new int[Math.min(count, scores.length)];
    int filled = 0;
    for (int item = 0; item < scores.length; item++) {
      if (filled == best.length && !(scores[item] > scores[best[filled - 1]])) {
        continue;
      }
      int at = filled < best.length ? filled++ : filled - 1;
      while (at > 0 && scores[item] > scores[best[at - 1]]) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = item;
    }
    return best;
  }

  public double recall10() {
    return recall10 / listeners;
  }

  public double recall20() {
    return recall20 / listeners;
  }

  public double gain10() {
    return gain10 / listeners;
  }
}
