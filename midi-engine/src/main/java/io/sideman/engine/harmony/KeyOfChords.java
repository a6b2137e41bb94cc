package io.sideman.engine.harmony;

/// The key that a progression suggests when nobody names one: the scale that holds most of its
/// chord tones by duration, with a word for a chord on the tonic, most of all at the start and the
/// end.
public final class KeyOfChords {
  private static final double TONIC_BONUS = 0.75;

  private KeyOfChords() {}

  /// The likeliest of the 24 keys; C major when there is no chord.
  public static Key guess(Timeline<Chord> chords, long endTick) {
    Key best = new Key(0, false);
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean minor : new boolean[] {false, true}) {
        Key key = new Key(tonic, minor);
        double score = score(key, chords, endTick);
        if (score > bestScore) {
          bestScore = score;
          best = key;
        }
      }
    }
    return best;
  }

  private static double score(Key key, Timeline<Chord> chords, long endTick) {
    double score = 0;
    long tick = 0;
    while (tick < endTick) {
      long next = Math.min(endTick, chords.nextChange(tick));
      Chord chord = chords.at(tick);
      double length = next - tick;
      score += length * fit(key, chord);
      if (tick == 0 || next == endTick) {
        score += endTick * 0.05 * fit(key, chord);
      }
      tick = next;
    }
    return score;
  }

  private static double fit(Key key, Chord chord) {
    if (chord.isNone()) {
      return 0;
    }
    int tones = Integer.bitCount(chord.mask());
    double inside = (double) Integer.bitCount(chord.mask() & key.mask()) / tones;
    boolean tonic = chord.root() == key.tonic() && chord.quality().isMinor() == key.minor();
    boolean dominant =
        chord.root() == Math.floorMod(key.tonic() + 7, 12) && chord.quality() == Quality.DOM7;
    return inside + (tonic ? TONIC_BONUS : dominant ? TONIC_BONUS / 2 : 0);
  }
}
