package io.sideman.app.link;

import java.util.Arrays;

/// Where the notes ordered last begin, by their tick and by the frame that it had when they were
/// ordered. A clock that follows the performer bends in between; a recall must void the notes that
/// the band takes back and no others, whatever frames they were given.
///
/// Conductor thread; allocates nothing after construction.
final class OrderedStarts {
  private static final int KEPT = 128;

  private final long[] ticks = new long[LinkLayout.ROLES * KEPT];
  private final long[] frames = new long[LinkLayout.ROLES * KEPT];
  private final int[] next = new int[LinkLayout.ROLES];

  OrderedStarts() {
    clear();
  }

  void clear() {
    Arrays.fill(ticks, Long.MIN_VALUE);
    Arrays.fill(frames, Long.MIN_VALUE);
  }

  void add(int role, long tick, long frame) {
    int at = role * KEPT + next[role];
    ticks[at] = tick;
    frames[at] = frame;
    next[role] = (next[role] + 1) % KEPT;
  }

  /// The frame from which a recall shall count: `frame` by the clock of now, moved so that notes
  /// from `tick` on are void and earlier ones stand. Where the clock has bent so far that both
  /// cannot be had, the void ones win.
  long recallFrame(int role, long tick, long frame) {
    long moment = frame;
    for (int i = role * KEPT; i < (role + 1) * KEPT; i++) {
      if (ticks[i] < tick && ticks[i] != Long.MIN_VALUE) {
        moment = Math.max(moment, frames[i] + 1);
      }
    }
    for (int i = role * KEPT; i < (role + 1) * KEPT; i++) {
      if (ticks[i] >= tick) {
        moment = Math.min(moment, frames[i]);
      }
    }
    return moment;
  }
}
