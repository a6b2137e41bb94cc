package io.sideman.engine.harmony;

/// Pitch classes 0 (C) to 11 (B), and 12-bit sets of them (bit `pc` set means it is a member).
public final class PitchClass {
  private static final String[] SHARP = {
    "C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"
  };
  private static final String[] FLAT = {
    "C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"
  };

  private PitchClass() {}

  public static int of(int key) {
    return Math.floorMod(key, 12);
  }

  /// Semitones upwards from one pitch class to another, 0 to 11.
  public static int interval(int fromPc, int toPc) {
    return Math.floorMod(toPc - fromPc, 12);
  }

  /// Moves every member of a 12-bit set up by `semitones`.
  public static int rotate(int mask, int semitones) {
    int n = Math.floorMod(semitones, 12);
    return (mask << n | mask >>> (12 - n)) & 0xFFF;
  }

  public static boolean contains(int mask, int pc) {
    return (mask >>> Math.floorMod(pc, 12) & 1) != 0;
  }

  public static String sharpName(int pc) {
    return SHARP[of(pc)];
  }

  public static String flatName(int pc) {
    return FLAT[of(pc)];
  }
}
