package io.sideman.library.recommend;

/// Ranks all items for somebody by what they have had.
public interface Recommender {
  /// One score per item, more is better; those of two recommenders are on different scales.
  ///
  /// @param had items, each once; the listener need not have been there when the model was made
  double[] scores(int[] had);
}
