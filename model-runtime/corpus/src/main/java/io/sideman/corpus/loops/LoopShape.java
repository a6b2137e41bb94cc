package io.sideman.corpus.loops;

import io.sideman.engine.band.Role;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.loop.LoopRows;
import java.util.BitSet;
import java.util.List;

/// Which rows a loop strikes where, without its forces: what two loops are compared by.
public final class LoopShape {
  private static final Role[] ROLES = Role.values();

  private final long[][] struck = new long[ROLES.length][]; // (roles, bits of slot x row)

  public LoopShape(LoopRoll roll) {
    for (Role role : ROLES) {
      var bits = new BitSet();
      int rows = LoopRows.count(role);
      for (int slot = 0; slot < roll.slots(); slot++) {
        for (int row = 0; row < rows; row++) {
          if (roll.onset(role, slot, row) > 0) {
            bits.set(slot * rows + row);
          }
        }
      }
      struck[role.ordinal()] = bits.toLongArray();
    }
  }

  /// Share of onsets that only one of two bars has, over all roles.
  static double barDistance(LoopRoll roll, int a, int b) {
    int common = 0;
    int either = 0;
    for (Role role : ROLES) {
      for (int slot = 0; slot < LoopGrid.SLOTS_PER_BAR; slot++) {
        for (int row = 0; row < LoopRows.count(role); row++) {
          boolean left = roll.onset(role, a * LoopGrid.SLOTS_PER_BAR + slot, row) > 0;
          boolean right = roll.onset(role, b * LoopGrid.SLOTS_PER_BAR + slot, row) > 0;
          common += left && right ? 1 : 0;
          either += left || right ? 1 : 0;
        }
      }
    }
    return either == 0 ? 0 : 1 - (double) common / either;
  }

  /// True when a role strikes nothing.
  static boolean isSilent(LoopRoll roll, Role role) {
    for (int slot = 0; slot < roll.slots(); slot++) {
      if (roll.count(role, slot) > 0) {
        return false;
      }
    }
    return true;
  }

  /// Share of onsets that only one of the two has, over all roles: 0 the same, 1 nothing in common
  /// (Jaccard distance; two silences are the same).
  public double distance(LoopShape other) {
    int common = 0;
    int either = 0;
    for (Role role : ROLES) {
      long counts = counts(role, other);
      common += (int) (counts >>> 32);
      either += (int) counts;
    }
    return either == 0 ? 0 : 1 - (double) common / either;
  }

  /// The same for one role.
  public double distance(Role role, LoopShape other) {
    long counts = counts(role, other);
    return (int) counts == 0 ? 0 : 1 - (double) (counts >>> 32) / (int) counts;
  }

  public boolean isSilent(Role role) {
    return struck[role.ordinal()].length == 0;
  }

  /// Distance to the nearest of `others`.
  public double nearest(List<LoopShape> others) {
    double nearest = 1;
    for (LoopShape other : others) {
      nearest = Math.min(nearest, distance(other));
    }
    return nearest;
  }

  /// Distance of one role's part to the nearest part of `others` that is not silent.
  public double nearest(Role role, List<LoopShape> others) {
    double nearest = 1;
    for (LoopShape other : others) {
      if (!other.isSilent(role)) {
        nearest = Math.min(nearest, distance(role, other));
      }
    }
    return nearest;
  }

  /// Onsets in common in the upper half, of either in the lower.
  private long counts(Role role, LoopShape other) {
    long[] a = struck[role.ordinal()];
    long[] b = other.struck[role.ordinal()];
    int common = 0;
    int either = 0;
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      long left = i < a.length ? a[i] : 0;
      long right = i < b.length ? b[i] : 0;
      common += Long.bitCount(left & right);
      either += Long.bitCount(left | right);
    }
    return (long) common << 32 | either;
  }
}
