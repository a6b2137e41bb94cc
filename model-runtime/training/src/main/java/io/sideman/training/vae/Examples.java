package io.sideman.training.vae;

import java.util.SplittableRandom;

/// What a network learns from. Vectors are filled in place.
interface Examples {
  int size();

  int inputs();

  int outputs();

  /// Numbers that the network is told besides; 0 for none.
  int conditions();

  /// Draws an example, rarer sources more often than their share.
  int draw(SplittableRandom random);

  /// Writes an example.
  ///
  /// @param random changes it a little (augmentation); the example itself when null
  void fill(
      int index,
      @org.jspecify.annotations.Nullable SplittableRandom random,
      float[] input,
      float[] target,
      float[] mask,
      float[] condition);
}
