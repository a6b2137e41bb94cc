package io.sideman.engine.harmony;

/// The seven tones that lie at hand over a chord: 1, 3, 5 and 7 follow the chord, the others the
/// key. Semitones above the chord's root.
public final class ChordScale {
  /// Tones of the scale.
  public static final int TONES = 7;

  private ChordScale() {}

  /// Semitones above the root of a tone.
  ///
  /// @param tone 0 (the root) to 6 (the seventh)
  public static int semitones(int tone, Chord chord, Key key) {
    Quality quality = chord.quality();
    return switch (tone) {
      case 1 -> choose(chord, key, 2, 1);
      case 2 -> quality == Quality.POWER ? choose(chord, key, 4, 3) : quality.third();
      case 3 -> choose(chord, key, 5, 6);
      case 4 -> quality.fifth();
      case 5 -> choose(chord, key, 9, 8);
      case 6 -> seventh(chord, key);
      default -> 0;
    };
  }

  /// True for tones that belong to the chord itself.
  public static boolean isChordTone(int tone, Chord chord, Key key) {
    return chord.contains(chord.root() + semitones(tone, chord, key));
  }

  private static int seventh(Chord chord, Key key) {
    Quality quality = chord.quality();
    if (quality == Quality.DIM7 || quality.seventh() == 10 || quality.seventh() == 11) {
      return quality.seventh();
    }
    return quality.isMinor() ? choose(chord, key, 10, 11) : choose(chord, key, 11, 10);
  }

  private static int choose(Chord chord, Key key, int first, int second) {
    int mask = chord.mask() | key.mask();
    boolean useSecond =
        !PitchClass.contains(mask, chord.root() + first)
            && PitchClass.contains(mask, chord.root() + second);
    return useSecond ? second : first;
  }
}
