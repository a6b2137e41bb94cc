package io.sideman.engine.style;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.ChordScale;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;

/// Turns degrees of a chord into semitones above its root. 3, 5 and 7 follow the chord, the others
/// the key.
final class Degrees {
  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};

  private Degrees() {}

  static int semitones(int degree, int accidental, Chord chord, Key key) {
    int index = (degree - 1) % 7;
    int octave = (degree - 1) / 7 * 12;
    return octave
        + (accidental == LineNote.ADAPT
            ? ChordScale.semitones(index, chord, key)
            : MAJOR[index] + accidental);
  }

  /// Moves a key by octaves into a range of at least an octave.
  static int fold(int key, int low, int high) {
    int folded = key;
    while (folded < low) {
      folded += 12;
    }
    while (folded > high) {
      folded -= 12;
    }
    return folded;
  }

  /// The key of a pitch class nearest to `near`, inside the range.
  static int nearest(int pitchClass, int near, int low, int high) {
    int up = near + Math.floorMod(pitchClass - near, 12);
    int nearest = up - near > 6 ? up - 12 : up;
    return fold(nearest, low, high);
  }

  /// The key itself when it fits chord or key, otherwise the nearest that does.
  static int snap(int midiKey, Chord chord, Key key, int low, int high) {
    int mask = chord.mask() | key.mask();
    for (int distance = 0; distance < 3; distance++) {
      if (PitchClass.contains(mask, midiKey - distance) && midiKey - distance >= low) {
        return midiKey - distance;
      }
      if (PitchClass.contains(mask, midiKey + distance) && midiKey + distance <= high) {
        return midiKey + distance;
      }
    }
    return midiKey;
  }
}
