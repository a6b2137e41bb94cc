package io.sideman.corpus.fit;

import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Item;
import io.sideman.library.suggest.Placing;

/// The rule that loop browsers go by: the same key after at most three semitones, and the less
/// stretch the better.
final class KeyAndTempo {
  private KeyAndTempo() {}

  static double score(Item session, Item item) {
    double tempo =
        Placing.inTime(session, item)
            .map(placing -> 1 - Math.abs(Math.log(placing.stretch())))
            .orElse(0.0);
    return key(session, item) + tempo;
  }

  /// 1 for the same scale, less by fifths; for what has no pitch 1.
  static double key(Item session, Item item) {
    if (session.tonality().isEmpty() || item.tonality().isEmpty()) {
      return 1;
    }
    Key ours = session.tonality().get().key();
    Key its = item.tonality().get().key();
    double best = 0;
    for (int by = -Placing.MOST_SEMITONES; by <= Placing.MOST_SEMITONES; by++) {
      int common = Integer.bitCount(ours.mask() & its.transpose(by).mask());
      best = Math.max(best, (common - 2) / 5.0);
    }
    return best;
  }
}
