package io.sideman.app.link;

/// Where the leading edge's host has lately been, so that other edges of the same host can be tied
/// to its time: a host tells all its plugins the same place in a cycle.
///
/// Conductor thread; allocates nothing after construction.
final class HostPlaces {
  private static final int KEPT = 256;
  private static final double SAME_TICKS = 0.01;

  private final int[] bars = new int[KEPT];
  private final double[] ticksInBar = new double[KEPT];
  private final double[] bandTicks = new double[KEPT];
  private int count;
  private int next;

  void clear() {
    count = 0;
  }

  void add(Edge leader) {
    bars[next] = leader.bar();
    ticksInBar[next] = leader.tickInBar();
    bandTicks[next] = leader.bandTick(leader.tick());
    next = (next + 1) % KEPT;
    count = Math.min(count + 1, KEPT);
  }

  /// The band tick at which the leader stood there last, or NaN.
  double find(int bar, double tickInBar) {
    for (int i = 1; i <= count; i++) {
      int at = Math.floorMod(next - i, KEPT);
      if (bars[at] == bar && Math.abs(ticksInBar[at] - tickInBar) < SAME_TICKS) {
        return bandTicks[at];
      }
    }
    return Double.NaN;
  }
}
