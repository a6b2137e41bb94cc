package io.sideman.app.link;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// The generation of each role on one link, and from which moment each recall counts.
///
/// The edge asks only the first recall after a note's generation, so every slot holds the earliest
/// moment of its own recall and all later ones.
///
/// Conductor thread; allocates nothing after construction.
final class Recalls {
  private final MemorySegment memory;
  private final int[] generations = new int[LinkLayout.ROLES];
  private final long[] moments = new long[LinkLayout.ROLES * LinkLayout.RECALLS];

  Recalls(LinkFile file) {
    memory = file.memory();
    for (int role = 0; role < LinkLayout.ROLES; role++) {
      generations[role] = memory.get(ValueLayout.JAVA_INT, generationAt(role));
    }
    Arrays.fill(moments, Long.MAX_VALUE);
  }

  /// With which generation notes of a role are ordered now.
  int generation(int role) {
    return generations[role];
  }

  /// Voids every note of `role` ordered so far that would start at `moment` or later, in the unit
  /// of the orders.
  void recall(int role, long moment) {
    int generation = ++generations[role];
    int slot = generation & (LinkLayout.RECALLS - 1);
    for (int i = 0; i < LinkLayout.RECALLS; i++) {
      int at = role * LinkLayout.RECALLS + i;
      long earliest = i == slot ? moment : Math.min(moments[at], moment);
      if (earliest != moments[at] || i == slot) {
        moments[at] = earliest;
        Shared.releaseLong(memory, LinkLayout.RECALLED_AT + 8L * at, earliest);
      }
    }
    Shared.releaseInt(memory, generationAt(role), generation);
  }

  private static long generationAt(int role) {
    return LinkLayout.GENERATION_AT + 4L * role;
  }
}
