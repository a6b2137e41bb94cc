package io.sideman.engine.listen.beat;

import io.sideman.engine.time.Ticks;

/// Band ticks from a tracked beat: beat number n of the [BeatTracker] is tick (n - 1) * 960. Ticks
/// never run backwards, though the tracker's expectation may: time stands still until it is caught
/// up with. No allocation; conductor thread.
public final class BeatClock {
  private final BeatTracker tracker;
  private long lastTick;

  public BeatClock(BeatTracker tracker) {
    this.tracker = tracker;
  }

  /// The tick at `nanos`, as believed now.
  public long tickAt(long nanos) {
    double beat = Math.max(1, tracker.beatAt(nanos));
    lastTick = Math.max(lastTick, Math.round((beat - 1) * Ticks.PER_QUARTER));
    return lastTick;
  }

  /// Beats from tick 0 to the first bar line, going by where the tracker now believes bars start.
  public int beatsBeforeBar() {
    long barStart = tracker.beatCount() - 1 - tracker.beatInBar();
    return (int) Math.floorMod(barStart, (long) tracker.beatsPerBar());
  }

  /// Starts again at tick 0, together with the tracker.
  public void reset() {
    lastTick = 0;
  }
}
