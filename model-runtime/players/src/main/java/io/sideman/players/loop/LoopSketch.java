package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import java.util.Arrays;
import java.util.Optional;

/// What a loop strikes where, as a fingerprint: for each of many hash functions the lowest byte of
/// the least hash of all its onsets (b-bit min-wise hashing, Li and König 2010). The share of equal
/// bytes estimates the share of onsets that two loops have in common (Jaccard), and nobody can read
/// the music out of it.
final class LoopSketch {
  /// Hash functions, and bytes of a sketch.
  static final int HASHES = 64;

  private static final Role[] ROLES = Role.values();
  private static final double CHANCE = 1.0 / 256; // that bytes of different hashes agree
  private static final int PLACES = 1 << 20;

  private LoopSketch() {}

  /// The sketch of one role's part, or of all of them together.
  ///
  /// @param role empty for the whole loop
  /// @return null when nothing is struck
  static byte @org.jspecify.annotations.Nullable [] of(LoopRoll roll, Optional<Role> role) {
    long[] least = new long[HASHES];
    Arrays.fill(least, Long.MAX_VALUE);
    boolean silent = true;
    for (Role each : ROLES) {
      if (role.isEmpty() || role.get() == each) {
        silent &= !add(roll, each, least);
      }
    }
    if (silent) {
      return null;
    }
    byte[] sketch = new byte[HASHES];
    for (int i = 0; i < HASHES; i++) {
      sketch[i] = (byte) mix(least[i]);
    }
    return sketch;
  }

  private static boolean add(LoopRoll roll, Role role, long[] least) {
    boolean struck = false;
    int rows = LoopRows.count(role);
    for (int slot = 0; slot < roll.slots(); slot++) {
      for (int row = 0; row < rows; row++) {
        if (roll.onset(role, slot, row) > 0) {
          struck = true;
          long onset = (long) role.ordinal() * PLACES + (long) slot * rows + row;
          for (int i = 0; i < HASHES; i++) {
            least[i] = Math.min(least[i], mix(onset * HASHES + i) >>> 1);
          }
        }
      }
    }
    return struck;
  }

  /// Estimated share of onsets that only one of two has, 0 to 1.
  ///
  /// @param from where the other's bytes begin in `others`
  static double distance(byte[] sketch, byte[] others, int from) {
    int equal = 0;
    for (int i = 0; i < HASHES; i++) {
      equal += sketch[i] == others[from + i] ? 1 : 0;
    }
    double share = (double) equal / HASHES;
    return 1 - Math.max(0, (share - CHANCE) / (1 - CHANCE));
  }

  /// SplitMix64's finaliser (Steele, Lea and Flood 2014), with its step.
  private static long mix(long value) {
    long z = value * 0x9E37_79B9_7F4A_7C15L + 0x632B_E59B_D9B4_E019L;
    z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }
}
