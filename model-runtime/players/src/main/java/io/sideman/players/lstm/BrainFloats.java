package io.sideman.players.lstm;

/// Weights as bfloat16 (the upper half of a 32-bit float), two to an `int`: half the memory traffic
/// of a step. Element `j` of a packed row holds column `j` in its lower and column `j + half` in
/// its upper half, so that both expand with one shift or mask, whatever the vector width.
final class BrainFloats {
  static final int UPPER = 0xFFFF_0000;

  private BrainFloats() {}

  /// Packed rows of `(columns + 1) / 2` ints; values are rounded to the nearest.
  static int[][] pack(float[][] rows) {
    int[][] packed = new int[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      packed[k] = pack(rows[k]);
    }
    return packed;
  }

  private static int[] pack(float[] row) {
    int half = (row.length + 1) / 2;
    int[] packed = new int[half];
    for (int j = 0; j < half; j++) {
      int upper = j + half < row.length ? round(row[j + half]) : 0;
      packed[j] = round(row[j]) >>> 16 | upper & UPPER;
    }
    return packed;
  }

  private static int round(float value) {
    int bits = Float.floatToRawIntBits(value);
    int toEven = bits >>> 16 & 1;
    return bits + 0x7FFF + toEven & UPPER;
  }
}
