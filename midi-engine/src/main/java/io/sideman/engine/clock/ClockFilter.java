package io.sideman.engine.clock;

/// Where the clocks of a jittery train really lie: a second-order loop whose memory grows while the
/// train is steady (then it is a line fitted through all clocks) up to 32 clocks, and shrinks when
/// the clocks keep falling on one side of it. A clock far off counts as a little off, four of them
/// in a row as a new tempo.
///
/// After a gap the filter waits for four clocks before it decides: at the old spacing, clocks were
/// lost and are made up for; at another one, the tempo has changed; all at once, they were held up.
final class ClockFilter {
  private static final int LONGEST_MEMORY = 32;
  private static final int SHORTEST_MEMORY = 6;
  private static final int LOCKED_MEMORY = 8;
  private static final int FEW = 4;
  private static final int LEANING = 5;
  private static final double GAP = 1.6; // of a period
  private static final double MOST_CHANGE = 2.5; // of tempo, at once
  private static final double SAME_SPACING = 0.12;
  private static final double SLOWEST_NANOS = 60e9 / (20 * ClockSlave.PER_QUARTER);
  private static final double QUICKEST_NANOS = 60e9 / (400 * ClockSlave.PER_QUARTER);

  private final long[] recent = new long[FEW]; // arrivals, by [arrivals] modulo FEW
  private long arrivals;
  private double periodNanos = 60e9 / (120 * ClockSlave.PER_QUARTER);
  private long clockNanos; // the last clock that counts, smoothed
  private int memory;
  private double spreadNanos;
  private int leaning; // clocks in a row that were clearly late, or minus those that were early
  private int far; // the same, of those that were too far off to believe
  private int waiting; // clocks since the gap, or 0

  /// The next clock begins a new train; the tempo stays as it was until then.
  void restart() {
    memory = 0;
    arrivals = 0;
    waiting = 0;
    leaning = 0;
    far = 0;
    spreadNanos = 1e6;
  }

  /// A clock has come. Returns how many clocks have gone by with it: usually 1; 0 while it is open
  /// what a gap means.
  int add(long nanos) {
    long gap = arrivals == 0 ? 0 : nanos - recent[index(arrivals - 1)];
    recent[index(arrivals++)] = nanos;
    if (waiting > 0) {
      return ++waiting >= FEW ? resolve(nanos) : 0;
    }
    if (memory >= LOCKED_MEMORY && gap > GAP * periodNanos) {
      waiting = 1;
      return 0;
    }
    follow(nanos);
    return 1;
  }

  /// The train ends here: clocks still waiting count as they came.
  int settle() {
    int pending = waiting;
    waiting = 0;
    return pending;
  }

  private int resolve(long nanos) {
    int came = settle();
    double spacing = spacing();
    int gone = came;
    if (Math.abs(spacing / periodNanos - 1) < SAME_SPACING) {
      gone =
          Math.max(came, (int) Math.min(1_000_000, Math.round((nanos - clockNanos) / periodNanos)));
      clockNanos += Math.round((gone - 1) * periodNanos);
      follow(nanos);
    } else if (isTempo(spacing)) {
      begin(nanos, spacing);
    } else {
      clockNanos += Math.round(came * periodNanos);
    }
    return gone;
  }

  // Clocks that were held up come all at once, which is no tempo.
  private boolean isTempo(double spacing) {
    return spacing > periodNanos / MOST_CHANGE && spacing < periodNanos * MOST_CHANGE;
  }

  // Mean distance of the last four clocks.
  private double spacing() {
    return (recent[index(arrivals - 1)] - recent[index(arrivals)]) / (FEW - 1.0);
  }

  private void begin(long nanos, double spacing) {
    clockNanos = nanos;
    periodNanos = Math.clamp(spacing, QUICKEST_NANOS, SLOWEST_NANOS);
    memory = FEW;
    leaning = 0;
    far = 0;
  }

  private void follow(long nanos) {
    if (memory == 0) {
      clockNanos = nanos;
      memory = 1;
      return;
    }
    if (memory == 1) {
      periodNanos = Math.clamp((double) (nanos - clockNanos), QUICKEST_NANOS, SLOWEST_NANOS);
      clockNanos = nanos;
      memory = 2;
      return;
    }
    double expected = clockNanos + periodNanos;
    double off = nanos - expected;
    weigh(off);
    if (Math.abs(far) >= FEW) {
      far = 0;
      if (isTempo(spacing())) {
        begin(nanos, spacing());
        return;
      }
    }
    if (Math.abs(leaning) >= LEANING) {
      memory = Math.max(SHORTEST_MEMORY, memory / 2);
      leaning = 0;
    }
    memory = Math.min(LONGEST_MEMORY, memory + 1);
    double limit = memory < LOCKED_MEMORY ? Double.MAX_VALUE : farNanos();
    double believed = Math.clamp(off, -limit, limit);
    double fit = memory * (memory + 1.0);
    clockNanos = Math.round(expected + believed * (4.0 * memory - 2) / fit);
    periodNanos = Math.clamp(periodNanos + believed * 6 / fit, QUICKEST_NANOS, SLOWEST_NANOS);
  }

  private double farNanos() {
    return Math.max(0.5e6, 4 * spreadNanos);
  }

  private void weigh(double off) {
    int side = off > 0 ? 1 : -1;
    double size = Math.abs(off);
    far = memory < LOCKED_MEMORY || size < farNanos() ? 0 : far * side > 0 ? far + side : side;
    leaning = size < 1.2 * spreadNanos ? 0 : leaning * side > 0 ? leaning + side : side;
    spreadNanos += (Math.min(size, farNanos()) - spreadNanos) / LONGEST_MEMORY;
  }

  private static int index(long arrival) {
    return (int) (arrival & (FEW - 1));
  }

  /// The last clock that counts, smoothed.
  long clockNanos() {
    return clockNanos;
  }

  double periodNanos() {
    return periodNanos;
  }

  /// True when the tempo is known well enough to say it aloud.
  boolean isLocked() {
    return memory >= LOCKED_MEMORY;
  }
}
