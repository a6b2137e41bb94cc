package io.sideman.library.recommend;

import java.util.Arrays;
import java.util.List;

/// Who had what: a sparse matrix of zeros and ones, by listener (or sitting) and by item.
public final class Plays {
  private final int[][] byListener;
  private final int[][] byItem;

  private Plays(int[][] byListener, int[][] byItem) {
    this.byListener = byListener;
    this.byItem = byItem;
  }

  /// @param items items in all; numbers in the rows are below it
  /// @param rows per listener the items, in any order; said twice counts once
  public static Plays of(int items, List<int[]> rows) {
    int[][] byListener = new int[rows.size()][];
    int[] counts = new int[items];
    for (int listener = 0; listener < byListener.length; listener++) {
      byListener[listener] = Arrays.stream(rows.get(listener)).sorted().distinct().toArray();
      for (int item : byListener[listener]) {
        counts[item]++;
      }
    }
    int[][] byItem = new int[items][];
    Arrays.setAll(byItem, item -> new int[counts[item]]);
    Arrays.fill(counts, 0);
    for (int listener = 0; listener < byListener.length; listener++) {
      for (int item : byListener[listener]) {
        byItem[item][counts[item]++] = listener;
      }
    }
    return new Plays(byListener, byItem);
  }

  public int listeners() {
    return byListener.length;
  }

  public int items() {
    return byItem.length;
  }

  /// Items of a listener, ascending. Not to be written into.
  public int[] of(int listener) {
    return byListener[listener];
  }

  /// Listeners of an item, ascending. Not to be written into.
  public int[] who(int item) {
    return byItem[item];
  }
}
