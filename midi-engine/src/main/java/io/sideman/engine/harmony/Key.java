package io.sideman.engine.harmony;

/// A key: tonic pitch class and mode.
public record Key(int tonic, boolean minor) {
  private static final int MAJOR_SCALE = 0b1010_1011_0101;
  private static final int NATURAL_MINOR = 0b0101_1010_1101;

  public Key {
    if (tonic < 0 || tonic > 11) {
      throw new IllegalArgumentException("tonic must be 0-11, but was " + tonic);
    }
  }

  /// The seven tones of the scale (natural minor in minor keys) as a 12-bit pitch-class set.
  public int mask() {
    return PitchClass.rotate(minor ? NATURAL_MINOR : MAJOR_SCALE, tonic);
  }

  public boolean contains(int key) {
    return PitchClass.contains(mask(), key);
  }

  public Key transpose(int semitones) {
    return new Key(Math.floorMod(tonic + semitones, 12), minor);
  }

  @Override
  public String toString() {
    return PitchClass.flatName(tonic) + (minor ? " minor" : " major");
  }
}
