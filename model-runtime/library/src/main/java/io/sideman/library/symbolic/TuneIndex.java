package io.sideman.library.symbolic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds tunes by the words of a phrase; rare words tell more. Held in memory. Immutable.
public final class TuneIndex {
  private final Map<Long, int[]> holders = new HashMap<>(); // word to items that have it
  private final int size;

  /// @param contours of items, as `Item.contour` has them
  public TuneIndex(List<long[]> contours) {
    size = contours.size();
    for (int i = 0; i < size; i++) {
      for (long word : contours.get(i)) {
        int item = i;
        holders.merge(word, new int[] {item}, TuneIndex::joined);
      }
    }
  }

  private static int[] joined(int[] some, int[] one) {
    int[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one[0];
    return all;
  }

  /// How much of a phrase each item has: per common word the logarithm of how rare it is.
  public double[] scores(long[] phrase) {
    double[] scores = new double[size];
    for (long word : phrase) {
      int[] items = holders.getOrDefault(word, new int[0]);
      double rare = Math.log((double) (size + 1) / (items.length + 1));
      for (int item : items) {
        scores[item] += rare;
      }
    }
    return scores;
  }

  /// The place of one item in the answer to a phrase, from 1; ties count against it.
  public int rank(long[] phrase, int item) {
    double[] scores = scores(phrase);
    int rank = 1;
    for (int i = 0; i < size; i++) {
      rank += i != item && scores[i] >= scores[item] ? 1 : 0;
    }
    return rank;
  }
}
