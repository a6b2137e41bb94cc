package io.sideman.library.aspect;

/// Magnitudes of a short row's Fourier series: the same however the row is rotated.
final class Waves {
  private Waves() {}

  /// Writes magnitudes 1 to `count` of `row[from, from + size)`, as shares of the row's length.
  static void write(float[] row, int from, int size, int count, float[] into, int at) {
    for (int wave = 1; wave <= count; wave++) {
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < size; i++) {
        int phase = wave * i % size;
        real += row[from + i] * COS[phase * (CIRCLE / size)];
        imaginary += row[from + i] * COS[(phase * (CIRCLE / size) + CIRCLE / 4) % CIRCLE];
      }
      into[at + wave - 1] = (float) (Math.hypot(real, imaginary) / Math.sqrt(size));
    }
  }

  private static final int CIRCLE = 24; // rows have 12 or 24 numbers
  private static final double[] COS = new double[CIRCLE];

  static {
    for (int i = 0; i < CIRCLE; i++) {
      COS[i] = Math.cos(2 * Math.PI * i / CIRCLE);
    }
  }
}
