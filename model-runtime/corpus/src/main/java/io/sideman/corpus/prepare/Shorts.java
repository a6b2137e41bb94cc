package io.sideman.corpus.prepare;

/// Narrow copies of index arrays, as the prepared files hold them.
final class Shorts {
  private Shorts() {}

  static short[] of(int[] values, int count) {
    short[] result = new short[count];
    for (int i = 0; i < count; i++) {
      result[i] = (short) values[i];
    }
    return result;
  }
}
