package io.sideman.engine.harmony;

/// Letters and accidentals for pitch classes, on the line of fifths (F -1, C 0, G 1, D 2 ...): a
/// tone of the chord as the chord spells it, any other as the key does.
public final class Spelling {
  /// From double flats to double sharps that readers of music still know by heart.
  private static final int FLATTEST = -8; // F flat

  private static final int SHARPEST = 12; // B sharp

  private static final int[] FIFTHS_OF_INTERVAL = {0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5};

  /// A written pitch class.
  ///
  /// @param step `C` to `B`
  /// @param alter semitones up, -2 to 2
  public record Name(char step, int alter) {
    @Override
    public String toString() {
      return step + (alter >= 0 ? "#".repeat(alter) : "b".repeat(-alter));
    }
  }

  private Spelling() {}

  /// Sharps (or, negative, flats) of the key's signature, -5 to 6.
  public static int fifths(Key key) {
    int major = key.minor() ? key.tonic() + 3 : key.tonic();
    return Math.floorMod(major * 7 + 5, 12) - 5;
  }

  /// A tone by the key alone: diatonic tones as the signature has them, then the flats and sharps
  /// nearest to them.
  public static Name in(Key key, int pc) {
    return name(place(key, pc, 3));
  }

  /// A tone while a chord rules.
  public static Name in(Key key, Chord chord, int pc) {
    return name(place(key, chord, pc));
  }

  /// Where that name stands on the line of fifths.
  public static int place(Key key, Chord chord, int pc) {
    if (chord.isNone() || !chord.contains(pc)) {
      return place(key, pc, 3);
    }
    int interval = Math.floorMod(pc - chord.root(), 12);
    int fifths =
        switch (interval) {
          case 6 -> chord.quality().fifth() == 6 ? -6 : 6;
          case 8 -> chord.quality().fifth() == 8 ? 8 : -4;
          case 9 -> chord.quality().seventh() == 9 && chord.quality().fifth() == 6 ? -9 : 3;
          default -> FIFTHS_OF_INTERVAL[interval];
        };
    int place = rootPlace(key, chord) + fifths;
    return place < FLATTEST || place > SHARPEST ? place(key, pc, 3) : place;
  }

  /// The root of a chord: rather flat (bII, bVI), but diminished chords are leading tones.
  public static Name root(Key key, Chord chord) {
    return name(rootPlace(key, chord));
  }

  private static int rootPlace(Key key, Chord chord) {
    boolean leading = chord.quality().fifth() == 6;
    return place(key, chord.root(), leading ? 3 : 5);
  }

  /// Twelve fifths that begin some way to the flat side of the signature, within what is easy to
  /// read.
  private static int place(Key key, int pc, int flatward) {
    int low = Math.clamp(fifths(key) - flatward, -7, 1);
    int any = Math.floorMod(pc * 7, 12); // some place of this pitch class
    return low + Math.floorMod(any - low, 12);
  }

  private static Name name(int place) {
    int above = place + 1; // F is 0
    return new Name("FCGDAEB".charAt(Math.floorMod(above, 7)), Math.floorDiv(above, 7));
  }
}
