package io.sideman.engine.listen.harmony;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.util.List;

/// The chords and keys that can be heard, numbered. A chord state is `root * qualities + quality`,
/// the last state is "no chord"; a key state is `tonic * 2`, plus one in minor. Every value is made
/// once, so that naming a state allocates nothing.
public final class ChordSpace {
  /// Qualities told apart; rarer ones are heard as their nearest here.
  public static final List<Quality> QUALITIES =
      List.of(
          Quality.MAJ,
          Quality.MIN,
          Quality.DIM,
          Quality.AUG,
          Quality.SUS2,
          Quality.SUS4,
          Quality.DOM7,
          Quality.MAJ7,
          Quality.MIN7,
          Quality.HALF_DIM7,
          Quality.DIM7,
          Quality.MAJ6);

  public static final int QUALITY_COUNT = QUALITIES.size();

  /// Number of the state "no chord"; also the count of the others.
  public static final int NONE = 12 * QUALITY_COUNT;

  public static final int STATES = NONE + 1;

  /// Major and minor on each root, and none.
  public static final int FAMILIES = 25;

  private static final Chord[][] CHORDS = new Chord[NONE][12];
  private static final Key[] KEYS = new Key[24];
  private static final int[] FAMILY = new int[STATES];

  static {
    for (int state = 0; state < NONE; state++) {
      Quality quality = QUALITIES.get(state % QUALITY_COUNT);
      int root = state / QUALITY_COUNT;
      FAMILY[state] = root * 2 + (quality.isMinor() ? 1 : 0);
      for (int bass = 0; bass < 12; bass++) {
        CHORDS[state][bass] = new Chord(root, quality, bass);
      }
    }
    FAMILY[NONE] = FAMILIES - 1;
    for (int key = 0; key < KEYS.length; key++) {
      KEYS[key] = new Key(key / 2, key % 2 == 1);
    }
  }

  private ChordSpace() {}

  public static int stateOf(Chord chord) {
    return chord.isNone() ? NONE : chord.root() * QUALITY_COUNT + qualityOf(chord.quality());
  }

  private static int qualityOf(Quality quality) {
    return switch (quality) {
      case MAJ, MIN, DIM, AUG, SUS2, SUS4, DOM7, MAJ7, MIN7, HALF_DIM7, DIM7, MAJ6 ->
          QUALITIES.indexOf(quality);
      case MIN6, MIN_MAJ7 -> QUALITIES.indexOf(Quality.MIN);
      case DOM7_SUS4 -> QUALITIES.indexOf(Quality.SUS4);
      case POWER -> QUALITIES.indexOf(Quality.MAJ);
    };
  }

  /// Major or minor on a root as `root * 2 + minor`, 24 for no chord.
  public static int familyOf(int state) {
    return FAMILY[state];
  }

  public static Chord chord(int state, int bass) {
    return state == NONE ? Chord.NONE : CHORDS[state][bass];
  }

  public static int stateOf(Key key) {
    return key.tonic() * 2 + (key.minor() ? 1 : 0);
  }

  public static Key key(int state) {
    return KEYS[state];
  }
}
