package io.sideman.library.index;

/// A vector that sketches are compared with: for each byte of a code, what its bits add. Immutable;
/// any thread.
final class SketchQuery {
  /// Scores are 0 to this, less one.
  static final int SCORES = 2048;

  private static final int TABLE = 1 << Byte.SIZE;

  private final int[] tables = new int[Long.BYTES * TABLE];
  private final int middle = SCORES / 2;

  /// @param query at most 64 numbers
  SketchQuery(float[] query) {
    double most = 0;
    for (float number : query) {
      most += Math.abs(number);
    }
    // Each rounded number may be half too much, so room is left for them.
    double scale = (middle - 1 - Long.SIZE) / Math.max(most, Float.MIN_NORMAL);
    for (int of = 0; of < Long.BYTES; of++) {
      int none = 0;
      int[] gains = new int[Byte.SIZE];
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        int at = of * Byte.SIZE + bit;
        int worth = at < query.length ? (int) Math.rint(scale * query[at]) : 0;
        none -= worth;
        gains[bit] = 2 * worth;
      }
      int base = of * TABLE;
      tables[base] = none;
      for (int value = 1; value < TABLE; value++) {
        int lowest = Integer.numberOfTrailingZeros(value);
        tables[base + value] = tables[base + (value & (value - 1))] + gains[lowest];
      }
    }
  }

  /// The query's numbers where the code says above the mean, less those where it says below, scaled
  /// and moved into 0 to [#SCORES].
  int score(long code) {
    return middle
        + tables[(int) code & 0xFF]
        + tables[TABLE + ((int) (code >>> 8) & 0xFF)]
        + tables[2 * TABLE + ((int) (code >>> 16) & 0xFF)]
        + tables[3 * TABLE + ((int) (code >>> 24) & 0xFF)]
        + tables[4 * TABLE + ((int) (code >>> 32) & 0xFF)]
        + tables[5 * TABLE + ((int) (code >>> 40) & 0xFF)]
        + tables[6 * TABLE + ((int) (code >>> 48) & 0xFF)]
        + tables[7 * TABLE + (int) (code >>> 56)];
  }
}
