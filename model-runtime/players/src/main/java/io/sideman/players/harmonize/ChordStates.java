package io.sideman.players.harmonize;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;

/// The chords that a melody may get: twelve roots above the tonic times seven qualities.
public final class ChordStates {
  private static final Quality[] QUALITIES = {
    Quality.MAJ, Quality.MIN, Quality.DIM, Quality.SUS4, Quality.DOM7, Quality.MAJ7, Quality.MIN7
  };

  public static final int QUALITY_COUNT = QUALITIES.length;

  public static final int COUNT = 12 * QUALITY_COUNT;

  private ChordStates() {}

  public static int state(Chord chord, Key key) {
    return Math.floorMod(chord.root() - key.tonic(), 12) * QUALITY_COUNT + family(chord.quality());
  }

  public static Chord chord(int state, Key key) {
    return Chord.of(key.tonic() + state / QUALITY_COUNT, QUALITIES[state % QUALITY_COUNT]);
  }

  private static int family(Quality quality) {
    return switch (quality) {
      case MAJ, MAJ6, AUG, POWER -> 0;
      case MIN, MIN6, MIN_MAJ7 -> 1;
      case DIM, HALF_DIM7, DIM7 -> 2;
      case SUS2, SUS4, DOM7_SUS4 -> 3;
      case DOM7 -> 4;
      case MAJ7 -> 5;
      case MIN7 -> 6;
    };
  }
}
