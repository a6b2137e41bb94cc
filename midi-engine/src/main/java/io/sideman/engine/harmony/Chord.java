package io.sideman.engine.harmony;

/// A chord as heard or written: root, quality and the lowest tone.
///
/// @param root pitch class 0 to 11, or -1 for [#NONE]
/// @param bass pitch class of the lowest note; equals `root` in root position
public record Chord(int root, Quality quality, int bass) {
  /// No chord (silence, drums alone, or not known yet).
  public static final Chord NONE = new Chord(-1, Quality.MAJ, -1);

  public Chord {
    boolean none = root == -1 && bass == -1;
    if (!none && (root < 0 || root > 11 || bass < 0 || bass > 11)) {
      throw new IllegalArgumentException(
          "root and bass must be 0-11, but were " + root + ", " + bass);
    }
  }

  public static Chord of(int root, Quality quality) {
    return new Chord(Math.floorMod(root, 12), quality, Math.floorMod(root, 12));
  }

  public boolean isNone() {
    return root < 0;
  }

  /// Chord tones as a 12-bit pitch-class set, the bass note included; empty for [#NONE].
  public int mask() {
    return isNone() ? 0 : PitchClass.rotate(quality.mask(), root) | 1 << bass;
  }

  public boolean contains(int key) {
    return PitchClass.contains(mask(), key);
  }

  public Chord transpose(int semitones) {
    return isNone()
        ? this
        : new Chord(
            Math.floorMod(root + semitones, 12), quality, Math.floorMod(bass + semitones, 12));
  }

  /// True when root and major/minor family agree, the usual live-following measure.
  public boolean sameTriad(Chord other) {
    return root == other.root && (isNone() || quality.triad() == other.quality.triad());
  }

  @Override
  public String toString() {
    if (isNone()) {
      return "N.C.";
    }
    String name = PitchClass.flatName(root) + quality.symbol();
    return bass == root ? name : name + "/" + PitchClass.flatName(bass);
  }
}
