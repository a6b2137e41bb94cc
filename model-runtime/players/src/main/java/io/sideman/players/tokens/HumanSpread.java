package io.sideman.players.tokens;

/// Small random numbers that depend on nothing but seed and place, so that a step planned twice
/// sounds the same. No state, no allocation.
public final class HumanSpread {
  private HumanSpread() {}

  /// Roughly normal: mean 0, standard deviation 1, within 3.
  public static double draw(long seed, long step, int voice, int purpose) {
    long bits = mix(mix(seed + step * 0x9E3779B97F4A7C15L) + voice * 31L + purpose * 1009L);
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += (bits >>> (16 * i) & 0xFFFF) / 65536.0 - 0.5;
    }
    return Math.clamp(sum * Math.sqrt(3), -3, 3);
  }

  private static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
