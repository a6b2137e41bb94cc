package io.sideman.players.sample;

import io.sideman.engine.band.Role;

/// Random numbers by place, not by sequence: the same seed, role, step and draw always give the
/// same number, so that a step planned twice in the same context sounds the same. No state.
public final class Draw {
  private Draw() {}

  /// Uniform from 0 (included) to 1 (excluded).
  ///
  /// @param index counts the draws of one step
  public static double uniform(long seed, Role role, long step, int index) {
    long place = step * 0x9E37_79B9_7F4A_7C15L + (role.ordinal() + 1L) * 0xD1B5_4A32_D192_ED03L;
    long bits = mix(mix(seed ^ place) + (index + 1L) * 0x9E37_79B9_7F4A_7C15L);
    return (bits >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
