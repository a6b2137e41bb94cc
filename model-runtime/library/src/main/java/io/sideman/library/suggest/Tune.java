package io.sideman.library.suggest;

import java.util.Arrays;

/// A tune that is looked for, and how much each of its turns tells: what many have says little.
///
/// @param turns as of `Item.contour`
/// @param rarity one per turn, 0 and up
@SuppressWarnings("ArrayRecordComponent") // of one query, and nobody writes into it
record Tune(long[] turns, double[] rarity) {
  /// How rare turns are in a library.
  @FunctionalInterface
  interface Rarity {
    /// One number per turn.
    double[] of(long[] turns);
  }

  static Tune of(long[] turns, Rarity rarity) {
    return new Tune(turns, rarity.of(turns));
  }

  /// How much of the tune an item has, 0 to 1.
  ///
  /// @param contour sorted
  double in(long[] contour) {
    double found = 0;
    double all = 1e-9;
    for (int i = 0; i < turns.length; i++) {
      all += rarity[i];
      found += Arrays.binarySearch(contour, turns[i]) >= 0 ? rarity[i] : 0;
    }
    return found / all;
  }
}
