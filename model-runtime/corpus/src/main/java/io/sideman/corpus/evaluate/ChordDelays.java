package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909Cl;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long after each labelled change of root or third the live decision is right. A change that
/// is never followed before the next counts as later than all others.
final class ChordDelays {
  private static final long NEVER = Long.MAX_VALUE;

  private final List<Long> delays = new ArrayList<>();

  void add(Pop909Cl.Song song, List<Chord> decisions) {
    Chord before = Chord.NONE;
    for (Timeline.Span<Chord> span : song.chords().spans()) {
      Chord label = span.value();
      if (!label.isNone() && !label.sameTriad(before)) {
        long end = Math.min(song.chords().nextChange(span.startTick()), song.chordEndTick());
        delays.add(delay(span.startTick(), end, label, decisions));
      }
      before = label;
    }
  }

  private static long delay(long start, long end, Chord label, List<Chord> decisions) {
    for (long step = start / Ticks.PER_STEP; step * Ticks.PER_STEP < end; step++) {
      if (step < decisions.size() && decisions.get((int) step).sameTriad(label)) {
        return (step + 1) * Ticks.PER_STEP - start;
      }
    }
    return NEVER;
  }

  double median() {
    return at(0.5);
  }

  double p90() {
    return at(0.9);
  }

  private double at(double share) {
    Collections.sort(delays);
    return delays.isEmpty() ? 0 : (double) delays.get((int) (share * (delays.size() - 1)));
  }

  /// Percentage of changes that were never followed.
  double missed() {
    long never = delays.stream().filter(d -> d == NEVER).count();
    return 100.0 * never / Math.max(1, delays.size());
  }
}
