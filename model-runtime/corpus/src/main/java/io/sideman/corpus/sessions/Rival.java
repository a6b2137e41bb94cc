package io.sideman.corpus.sessions;

import io.sideman.library.taste.Act;

/// Foresees what of a [Pool] is taken next.
public interface Rival {
  /// A new sitting begins.
  void begin();

  /// @param item its number in the pool
  void hear(Act act, int item);

  /// Per item of the pool, more is likelier.
  double[] scores();
}
