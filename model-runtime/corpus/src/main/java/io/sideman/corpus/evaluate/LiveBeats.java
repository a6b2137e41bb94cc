package io.sideman.corpus.evaluate;

import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.beat.BeatTracker;
import io.sideman.engine.listen.beat.PlayedNote;
import java.util.ArrayList;
import java.util.List;

/// Plays a performance to the live tracker and writes down each beat as it was counted, before
/// anything later was heard.
final class LiveBeats {
  private static final long STEP_NANOS = 5_000_000L;

  /// Beats as counted; the times on which a bar was believed to start.
  record Heard(List<Long> beats, List<Long> downbeats) {}

  private final BeatTracker tracker;
  private final List<Long> beats = new ArrayList<>();
  private final List<Long> downbeats = new ArrayList<>();

  private LiveBeats(BeatModel model) {
    tracker = new BeatTracker(model);
  }

  static Heard follow(BeatModel model, List<PlayedNote> notes, long endNanos) {
    var live = new LiveBeats(model);
    int next = 0;
    for (long now = 0; now <= endNanos; now += STEP_NANOS) {
      while (next < notes.size() && notes.get(next).startNanos() < now) {
        PlayedNote note = notes.get(next++);
        live.tracker.advance(note.startNanos());
        live.note();
        live.tracker.noteOn(note.startNanos(), note.key(), note.velocity());
      }
      live.tracker.advance(now);
      live.note();
    }
    return new Heard(List.copyOf(live.beats), List.copyOf(live.downbeats));
  }

  private void note() {
    if (tracker.beatCount() > beats.size()) {
      beats.add(tracker.lastBeatNanos());
      if (tracker.beatInBar() == 0) {
        downbeats.add(tracker.lastBeatNanos());
      }
    }
  }
}
