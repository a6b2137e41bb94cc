package io.sideman.corpus.evaluate;

import io.sideman.engine.listen.beat.BeatTracker;
import io.sideman.engine.time.Ticks;

/// Ticks from a tracked beat, for judging the tracker by itself: beat number n of the [BeatTracker]
/// is tick (n - 1) * 960. Ticks never run backwards, though the tracker's expectation may: time
/// stands still until it is caught up with. On stage time bends instead of standing still
/// ([io.sideman.engine.session.FollowedTime]).
final class TrackedTicks {
  private final BeatTracker tracker;
  private long lastTick;

  TrackedTicks(BeatTracker tracker) {
    this.tracker = tracker;
  }

  /// The tick at `nanos`, as believed now.
  long tickAt(long nanos) {
    double beat = Math.max(1, tracker.beatAt(nanos));
    lastTick = Math.max(lastTick, Math.round((beat - 1) * Ticks.PER_QUARTER));
    return lastTick;
  }

  /// Beats from tick 0 to the first bar line, going by where the tracker now believes bars start.
  int beatsBeforeBar() {
    long barStart = tracker.beatCount() - 1 - tracker.beatInBar();
    return (int) Math.floorMod(barStart, (long) tracker.beatsPerBar());
  }
}
