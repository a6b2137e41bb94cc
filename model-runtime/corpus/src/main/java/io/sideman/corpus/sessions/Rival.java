package io.sideman.corpus.sessions;

import io.sideman.library.taste.Act;

/// Foresees what of a [Pool] is taken next.
public interface Rival {
  /// A new sitting begins.
  default void begin() {}

  /// Of what is done; some do not listen.
  ///
  /// @param item its number in the pool
  default void hear(Act act, int item) {}

  /// Per item of the pool, more is likelier.
  double[] scores();
}
