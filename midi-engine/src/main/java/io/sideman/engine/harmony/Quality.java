package io.sideman.engine.harmony;

/// What a chord is made of, as intervals above its root. Ninths and above are heard as the seventh
/// chord they extend.
public enum Quality {
  MAJ("", 0, 4, 7),
  MIN("m", 0, 3, 7),
  DIM("dim", 0, 3, 6),
  AUG("aug", 0, 4, 8),
  SUS2("sus2", 0, 2, 7),
  SUS4("sus4", 0, 5, 7),
  DOM7("7", 0, 4, 7, 10),
  MAJ7("maj7", 0, 4, 7, 11),
  MIN7("m7", 0, 3, 7, 10),
  HALF_DIM7("m7b5", 0, 3, 6, 10),
  DIM7("dim7", 0, 3, 6, 9),
  MIN_MAJ7("mMaj7", 0, 3, 7, 11),
  MAJ6("6", 0, 4, 7, 9),
  MIN6("m6", 0, 3, 7, 9),
  DOM7_SUS4("7sus4", 0, 5, 7, 10),
  POWER("5", 0, 7);

  private final String symbol;
  private final int[] intervals;
  private final int mask;

  Quality(String symbol, int... intervals) {
    this.symbol = symbol;
    this.intervals = intervals;
    int bits = 0;
    for (int interval : intervals) {
      bits |= 1 << interval;
    }
    mask = bits;
  }

  /// As written after the root: `m7`, `maj7`, empty for a major triad.
  public String symbol() {
    return symbol;
  }

  public int size() {
    return intervals.length;
  }

  /// Semitones above the root of chord tone `index`; 0 is the root.
  public int interval(int index) {
    return intervals[index];
  }

  /// Bit `i` is set when the tone `i` semitones above the root belongs to the chord.
  public int mask() {
    return mask;
  }

  /// Semitones to the third (or the tone that stands in for it): 3, 4, 2 or 5; 7 for a power chord.
  public int third() {
    return intervals[1];
  }

  /// Semitones to the fifth: 6, 7 or 8.
  public int fifth() {
    return this == POWER ? 7 : intervals[2];
  }

  /// Semitones to the seventh or sixth, or 12 (the octave) when the chord has neither.
  public int seventh() {
    return intervals.length > 3 ? intervals[3] : 12;
  }

  /// True when the third is minor.
  public boolean isMinor() {
    return (mask & 1 << 3) != 0;
  }

  /// The triad family for major/minor scoring: minor third means minor, all else major.
  public Quality triad() {
    return isMinor() ? MIN : MAJ;
  }
}
