package io.sideman.corpus.songs;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;

/// Names a chord from the pitch classes that spell it.
final class ChordSpelling {
  private ChordSpelling() {}

  /// The chord that shares most with `mask`: each tone in common counts for it, each missing or
  /// foreign one against it; root position wins ties.
  ///
  /// @param mask pitch classes, 12 bits
  /// @param bass pitch class of the lowest note
  static Chord of(int mask, int bass) {
    Chord best = Chord.NONE;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int root = 0; root < 12; root++) {
      for (Quality quality : Quality.values()) {
        int tones = PitchClass.rotate(quality.mask(), root);
        double score = 2 * Integer.bitCount(tones & mask) - Integer.bitCount(tones ^ mask);
        score += (root == bass ? 0.6 : 0) + (quality.size() == 3 ? 0.2 : 0);
        if (score > bestScore) {
          bestScore = score;
          best = new Chord(root, quality, bass);
        }
      }
    }
    return mask == 0 ? Chord.NONE : best;
  }
}
