package io.sideman.engine.style;

/// Random numbers by counting instead of by state: the same seed, role, step and purpose give the
/// same number, so a step that is planned again comes out the same.
public final class Dice {
  private Dice() {}

  /// Uniform in 0 (inclusive) to 1 (exclusive).
  ///
  /// @param purpose keeps draws of one step apart
  public static double unit(long seed, int role, long step, int purpose) {
    long z = seed * 0x9E3779B97F4A7C15L + step * 0xD1B54A32D192ED03L;
    z = mix(z + role * 0x8CB92BA72F3D8DD7L + purpose * 0xABC98388FB8FAC03L);
    return (mix(z) >>> 11) * 0x1.0p-53;
  }

  /// Triangular around 0, from -1 to 1.
  static double around(long seed, int role, long step, int purpose) {
    return unit(seed, role, step, purpose) - unit(seed, role, step, purpose + 1);
  }

  private static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
