package io.sideman.engine.listen.harmony;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import java.util.Arrays;

/// Reads a chord that is struck as a block and spelled out in full: at least three pitch classes
/// that make one chord and no other. Knows nothing of what came before. Owner: one thread; nothing
/// allocates after construction.
final class SpelledChord {
  private static final int KEYS = 128;
  private static final int LEAST_TONES = 3;

  /// Notes struck within this time are one block, however unevenly the hand fell.
  private static final int BLOCK_TICKS = 120;

  private final long[] strikeTick = new long[KEYS];

  SpelledChord() {
    restart();
  }

  void restart() {
    Arrays.fill(strikeTick, Long.MIN_VALUE / 2);
  }

  void noteOn(long tick, int key) {
    strikeTick[key] = tick;
  }

  /// How many notes make the block.
  int notes(long tick) {
    int notes = 0;
    for (int key = 0; key < KEYS; key++) {
      notes += tick - strikeTick[key] < BLOCK_TICKS ? 1 : 0;
    }
    return notes;
  }

  /// The chord struck by `tick`, or [Chord#NONE] when it is not spelled clearly.
  Chord read(long tick) {
    int tones = 0;
    int bass = -1;
    for (int key = KEYS - 1; key >= 0; key--) {
      if (tick - strikeTick[key] < BLOCK_TICKS) {
        tones |= 1 << key % 12;
        bass = key % 12;
      }
    }
    return Integer.bitCount(tones) < LEAST_TONES ? Chord.NONE : spell(tones, bass);
  }

  private static Chord spell(int tones, int bass) {
    Chord found = Chord.NONE;
    for (int state = 0; state < ChordSpace.NONE; state++) {
      Chord chord = ChordSpace.chord(state, bass);
      if (PitchClass.rotate(chord.quality().mask(), chord.root()) == tones
          && (chord.root() == bass || isPlainInversion(chord.quality()))) {
        if (chord.root() == bass) {
          return chord;
        }
        found = chord;
      }
    }
    return found;
  }

  /// Chords whose tones are those of no other chord told apart here.
  private static boolean isPlainInversion(Quality quality) {
    return switch (quality) {
      case MAJ, MIN, DIM, DOM7, MAJ7 -> true;
      case AUG, SUS2, SUS4, MIN7, HALF_DIM7, DIM7, MIN_MAJ7, MAJ6, MIN6, DOM7_SUS4, POWER -> false;
    };
  }
}
