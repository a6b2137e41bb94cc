package io.sideman.engine.time;

import java.util.ArrayList;
import java.util.List;

/// Which metre rules at which tick, and so where each bar starts. Bars count from 0. A change in
/// the middle of a bar cuts that bar short, as sequencers do.
public final class MeterMap implements Meters {
  /// A metre from `startTick` on.
  public record Change(long startTick, Meter meter) {}

  private final long[] startTicks;
  private final long[] startBars;
  private final Meter[] meters;

  private MeterMap(List<Change> changes) {
    int count = changes.size();
    startTicks = new long[count];
    startBars = new long[count];
    meters = new Meter[count];
    for (int i = 0; i < count; i++) {
      startTicks[i] = changes.get(i).startTick();
      meters[i] = changes.get(i).meter();
      if (i > 0) {
        long span = startTicks[i] - startTicks[i - 1];
        startBars[i] = startBars[i - 1] + Math.ceilDiv(span, (long) meters[i - 1].barTicks());
      }
    }
  }

  /// One metre for ever.
  public static MeterMap of(Meter meter) {
    return new MeterMap(List.of(new Change(0, meter)));
  }

  /// Changes in any order; the last of several at one tick wins; 4/4 rules before the first.
  public static MeterMap of(List<Change> changes) {
    var sorted = new ArrayList<>(changes);
    sorted.sort((a, b) -> Long.compare(a.startTick(), b.startTick()));
    var kept = new ArrayList<Change>();
    if (sorted.isEmpty() || sorted.getFirst().startTick() > 0) {
      kept.add(new Change(0, Meter.COMMON));
    }
    for (Change change : sorted) {
      if (!kept.isEmpty() && kept.getLast().startTick() >= change.startTick()) {
        kept.removeLast();
      }
      if (kept.isEmpty() || !kept.getLast().meter().equals(change.meter())) {
        kept.add(change);
      }
    }
    return new MeterMap(kept);
  }

  public List<Change> changes() {
    var result = new ArrayList<Change>();
    for (int i = 0; i < meters.length; i++) {
      result.add(new Change(startTicks[i], meters[i]));
    }
    return result;
  }

  @Override
  public Meter meterAt(long tick) {
    return meters[indexAt(tick)];
  }

  @Override
  public long barAt(long tick) {
    int i = indexAt(tick);
    return startBars[i] + Math.floorDiv(tick - startTicks[i], (long) meters[i].barTicks());
  }

  @Override
  public long barStart(long bar) {
    int i = meters.length - 1;
    while (i > 0 && startBars[i] > bar) {
      i--;
    }
    return startTicks[i] + (bar - startBars[i]) * meters[i].barTicks();
  }

  @Override
  public int tickInBar(long tick) {
    int i = indexAt(tick);
    return (int) Math.floorMod(tick - startTicks[i], (long) meters[i].barTicks());
  }

  private int indexAt(long tick) {
    int low = 0;
    int high = startTicks.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (startTicks[middle] <= tick) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
