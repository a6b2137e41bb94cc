package io.sideman.players.originality;

/// A word of a melody: [#LENGTH] moves in a row, each the interval to the next note and the 16ths
/// until it starts. Neither transposition nor tempo changes a word; nine notes speak one.
final class Gram {
  /// Moves in a word.
  static final int LENGTH = 8;

  /// Stands between two phrases: no word reaches across.
  static final int BREAK = -1;

  /// Fewer different intervals than that are a scale, a trill or repeated notes.
  static final int LEAST_INTERVALS = 3;

  /// Fewer different moves than that are a figure going round.
  static final int LEAST_MOVES = 4;

  /// After a rest of more than two bars of 4/4 a new phrase begins.
  static final int LONGEST_STEPS = 32;

  private static final int WIDEST = 31; // semitones
  private static final int HASH_BITS = 36;

  private Gram() {}

  /// One move, or [#BREAK].
  ///
  /// @param interval semitones up
  /// @param steps 16ths from onset to onset, at least 1
  static int move(int interval, long steps) {
    if (steps > LONGEST_STEPS) {
      return BREAK;
    }
    return Math.clamp(interval, -WIDEST, WIDEST) + WIDEST << 6 | (int) Math.max(1, steps);
  }

  /// The word that begins at `from`, as 36 bits; -1 when a break lies in it.
  static long hash(int[] moves, int from) {
    long hash = 0x5D4E_C0DE_1A2B_3C4DL;
    for (int i = from; i < from + LENGTH; i++) {
      if (moves[i] == BREAK) {
        return -1;
      }
      hash = mix(hash ^ moves[i]);
    }
    return hash >>> 64 - HASH_BITS;
  }

  /// True for words too common to tell anything: too few different intervals or moves.
  static boolean isTrivial(int[] moves, int from) {
    int intervals = 0;
    int kinds = 0;
    for (int i = from; i < from + LENGTH && !isTelling(intervals, kinds); i++) {
      boolean newInterval = true;
      boolean newMove = true;
      for (int j = from; j < i; j++) {
        newInterval &= moves[j] >> 6 != moves[i] >> 6;
        newMove &= moves[j] != moves[i];
      }
      intervals += newInterval ? 1 : 0;
      kinds += newMove ? 1 : 0;
    }
    return !isTelling(intervals, kinds);
  }

  private static boolean isTelling(int intervals, int kinds) {
    return intervals >= LEAST_INTERVALS && kinds >= LEAST_MOVES;
  }

  /// SplitMix64's finaliser (Steele, Lea and Flood 2014), with its step.
  private static long mix(long value) {
    long z = value * 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
