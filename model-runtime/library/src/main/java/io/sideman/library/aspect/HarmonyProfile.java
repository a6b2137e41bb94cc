package io.sideman.library.aspect;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.util.List;
import java.util.Optional;

/// What sounds over the tonic, and how chords follow each other, whatever the key.
///
/// @param chroma how much each pitch class sounds, from C; any scale
/// @param chords one per half bar
@SuppressWarnings("ArrayRecordComponent") // handed over, not kept
public record HarmonyProfile(float[] chroma, Key key, List<Optional<Chord>> chords) {
  private static final int CLASSES = 12;
  private static final int WAVES = CLASSES / 2;
  private static final int DEGREES = CLASSES + WAVES; // where they begin
  private static final int CHANGES = DEGREES + 2 * CLASSES;
  private static final int QUALITIES = CHANGES + 4 * CLASSES;
  private static final int RATE = QUALITIES + Quality.values().length;

  /// Numbers that [#features] has.
  public static final int FEATURES = RATE + 2;

  public HarmonyProfile {
    if (chroma.length != CLASSES) {
      throw new IllegalArgumentException("a chroma has 12 numbers, but this had " + chroma.length);
    }
    chords = List.copyOf(chords);
  }

  /// Counted from the tonic of the major key with the same signature: a key is often taken for its
  /// relative.
  public float[] features() {
    float[] result = new float[FEATURES];
    int home = key.minor() ? key.tonic() + 3 : key.tonic();
    for (int i = 0; i < CLASSES; i++) {
      result[i] = (float) Math.sqrt(chroma[Math.floorMod(home + i, CLASSES)]);
    }
    Unit.scale(result, 0, CLASSES);
    Waves.write(result, 0, CLASSES, WAVES, result, CLASSES);
    int changes = addChords(result, home);
    for (int i : new int[] {DEGREES, CHANGES, QUALITIES}) {
      int to = i == DEGREES ? CHANGES : i == CHANGES ? QUALITIES : RATE;
      for (int j = i; j < to; j++) {
        result[j] = (float) Math.sqrt(result[j]);
      }
      Unit.scale(result, i, to);
    }
    result[RATE] = chords.isEmpty() ? 0 : (float) changes / chords.size();
    result[RATE + 1] = key.minor() ? 1 : 0;
    return result;
  }

  private int addChords(float[] result, int home) {
    int changes = 0;
    Chord before = Chord.NONE;
    for (Optional<Chord> half : chords) {
      Chord chord = half.orElse(Chord.NONE);
      if (chord.isNone()) {
        continue;
      }
      int minor = chord.quality().isMinor() ? 1 : 0;
      result[DEGREES + minor * CLASSES + Math.floorMod(chord.root() - home, CLASSES)]++;
      result[QUALITIES + chord.quality().ordinal()]++;
      if (!before.isNone() && !before.sameTriad(chord)) {
        int pair = (before.quality().isMinor() ? 2 : 0) + minor;
        result[CHANGES + pair * CLASSES + Math.floorMod(chord.root() - before.root(), CLASSES)]++;
        changes++;
      }
      before = chord;
    }
    return changes;
  }
}
