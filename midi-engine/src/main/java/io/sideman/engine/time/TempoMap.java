package io.sideman.engine.time;

import java.util.ArrayList;
import java.util.List;

/// The one place that converts musical time (ticks), wall time (nanos) and audio time (frames).
/// Piecewise constant tempo; before the first change its tempo rules backwards.
public final class TempoMap implements Transport {
  /// A tempo from `startTick` on, in microseconds per quarter note as SMF keeps it.
  public record Change(long startTick, double microsPerQuarter) {
    public Change {
      if (!(microsPerQuarter > 0) || microsPerQuarter > 1e9) {
        throw new IllegalArgumentException(
            "tempo must be above 0 microseconds per quarter, but was " + microsPerQuarter);
      }
    }

    public double bpm() {
      return 60e6 / microsPerQuarter;
    }
  }

  public static final double NANOS_PER_SECOND = 1e9;

  private final long[] startTicks;
  private final double[] startNanos;
  private final double[] nanosPerTick;

  private TempoMap(List<Change> changes) {
    int count = changes.size();
    startTicks = new long[count];
    startNanos = new double[count];
    nanosPerTick = new double[count];
    for (int i = 0; i < count; i++) {
      startTicks[i] = changes.get(i).startTick();
      nanosPerTick[i] = changes.get(i).microsPerQuarter() * 1000 / Ticks.PER_QUARTER;
      if (i > 0) {
        startNanos[i] =
            startNanos[i - 1] + (startTicks[i] - startTicks[i - 1]) * nanosPerTick[i - 1];
      }
    }
  }

  /// One tempo for ever, in quarter notes per minute.
  public static TempoMap of(double bpm) {
    return new TempoMap(List.of(new Change(0, 60e6 / bpm)));
  }

  /// Changes in any order; the last of several at one tick wins; 120 bpm rules before the first.
  public static TempoMap of(List<Change> changes) {
    var sorted = new ArrayList<>(changes);
    sorted.sort((a, b) -> Long.compare(a.startTick(), b.startTick()));
    var kept = new ArrayList<Change>();
    if (sorted.isEmpty() || sorted.getFirst().startTick() > 0) {
      kept.add(new Change(0, 500_000));
    }
    for (Change change : sorted) {
      if (!kept.isEmpty() && kept.getLast().startTick() >= change.startTick()) {
        kept.removeLast();
      }
      kept.add(change);
    }
    return new TempoMap(kept);
  }

  public List<Change> changes() {
    var result = new ArrayList<Change>();
    for (int i = 0; i < startTicks.length; i++) {
      result.add(new Change(startTicks[i], nanosPerTick[i] * Ticks.PER_QUARTER / 1000));
    }
    return result;
  }

  @Override
  public double bpmAt(long tick) {
    return 60e9 / (nanosPerTick[indexOfTick(tick)] * Ticks.PER_QUARTER);
  }

  /// Nanos since tick 0.
  @Override
  public long nanosAt(double tick) {
    int i = indexOfTick((long) Math.floor(tick));
    return Math.round(startNanos[i] + (tick - startTicks[i]) * nanosPerTick[i]);
  }

  /// Fractional tick at `nanos` since tick 0.
  @Override
  public double tickAt(long nanos) {
    int i = startNanos.length - 1;
    while (i > 0 && startNanos[i] > nanos) {
      i--;
    }
    return startTicks[i] + (nanos - startNanos[i]) / nanosPerTick[i];
  }

  /// Audio frame at `tick`, rounded to the nearest.
  public long frameAt(double tick, double sampleRateHz) {
    return Math.round(nanosAt(tick) * (sampleRateHz / NANOS_PER_SECOND));
  }

  private int indexOfTick(long tick) {
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
