package io.sideman.library.conform;

import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;

/// How the tones of one key become those of another, degree by degree: the third of a major key the
/// third of its minor. Tones between the degrees stay where the other scale has them too, else they
/// keep their distance to the degree below.
final class DegreeMap {
  private static final int DEGREES = 7;

  private final int[] moves = new int[12]; // semitones, by pitch class

  DegreeMap(Key from, Key to) {
    int[] own = scale(from.mask());
    int[] other = scale(to.mask());
    int turn = nearestTurn(own, other);
    for (int degree = 0; degree < DEGREES; degree++) {
      moves[own[degree]] = signed(other[(degree + turn) % DEGREES] - own[degree]);
    }
    for (int tone = 0; tone < 12; tone++) {
      if (!PitchClass.contains(from.mask(), tone) && !PitchClass.contains(to.mask(), tone)) {
        moves[tone] = moves[Math.floorMod(tone - 1, 12)];
      }
    }
  }

  /// The key number that `key` becomes.
  int map(int key) {
    int mapped = key + moves[PitchClass.of(key)];
    return mapped < 0 ? mapped + 12 : mapped > 127 ? mapped - 12 : mapped;
  }

  private static int[] scale(int mask) {
    int[] tones = new int[DEGREES];
    int count = 0;
    for (int tone = 0; tone < 12; tone++) {
      if (PitchClass.contains(mask, tone)) {
        tones[count++] = tone;
      }
    }
    return tones;
  }

  /// By how many degrees the scales are turned against each other where they lie nearest.
  private static int nearestTurn(int[] own, int[] other) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int turn = 0; turn < DEGREES; turn++) {
      int sum = 0;
      for (int degree = 0; degree < DEGREES; degree++) {
        int distance = signed(other[(degree + turn) % DEGREES] - own[degree]);
        sum += distance * distance;
      }
      if (sum < least) {
        least = sum;
        best = turn;
      }
    }
    return best;
  }

  /// -5 to 6.
  private static int signed(int semitones) {
    return Math.floorMod(semitones + 5, 12) - 5;
  }
}
