package io.sideman.engine.conduct;

import io.sideman.engine.harmony.Chord;
import java.util.Arrays;

/// Remembers the chords heard and recognises a progression that comes round again, so that the band
/// changes with the performer instead of after.
///
/// It looks for the distance in whole bars at which the recent past repeats what came before; two
/// bars with at least two chords in them must agree, one beat in eight may differ. Conductor
/// thread; no allocation after construction.
public final class ProgressionMemory {
  private static final int STEPS = 4096;
  private static final int BEAT_STEPS = 4;
  private static final int LONGEST_MATCH_BEATS = 64;
  private static final int SHORTEST_MATCH_BEATS = 8;
  private static final int NO_LAG = 0;

  private final Chord[] history = new Chord[STEPS];
  private long end;
  private int lag = NO_LAG;

  public ProgressionMemory() {
    clear();
  }

  public void clear() {
    Arrays.fill(history, Chord.NONE);
    end = 0;
    lag = NO_LAG;
  }

  /// Notes that `chord` has sounded from `fromStep` up to and including `step`. Corrects what was
  /// remembered for those steps.
  public void remember(long fromStep, long step, Chord chord) {
    long first = Math.max(Math.max(fromStep, step - STEPS + 1), 0);
    for (long s = Math.min(first, end); s <= step; s++) {
      if (s >= first) {
        history[slot(s)] = chord;
      } else if (s >= end) {
        history[slot(s)] = Chord.NONE;
      }
    }
    end = Math.max(end, step + 1);
  }

  /// Looks for the repetition anew; call once a beat.
  public void recognise(int barSteps) {
    lag = NO_LAG;
    int longest = SHORTEST_MATCH_BEATS - 1;
    long oldest = Math.max(0, end - STEPS);
    for (int candidate = 2 * barSteps; end - candidate - oldest > barSteps; candidate += barSteps) {
      int match = matchBeats(candidate, oldest);
      if (match > longest) {
        longest = match;
        lag = candidate;
      }
    }
  }

  /// True while a repetition is recognised.
  public boolean knows() {
    return lag != NO_LAG;
  }

  /// The chord expected at `step`, now or later; only while [#knows].
  public Chord expect(long step) {
    long source = step;
    while (source >= end) {
      source -= lag;
    }
    return source == step ? history[slot(step - lag)] : history[slot(source)];
  }

  /// The chord remembered at a past step.
  public Chord at(long step) {
    return step < 0 || step >= end || step < end - STEPS ? Chord.NONE : history[slot(step)];
  }

  private int matchBeats(int candidate, long oldest) {
    int beats = 0;
    int misses = 0;
    boolean moved = false;
    for (long s = end - 1;
        s - candidate >= oldest && beats < LONGEST_MATCH_BEATS;
        s -= BEAT_STEPS) {
      Chord now = history[slot(s)];
      if (now.isNone() || !now.sameTriad(history[slot(s - candidate)])) {
        misses++;
        if (misses * 8 > beats + 1) {
          break;
        }
      }
      moved |= !now.equals(history[slot(end - 1)]);
      beats++;
    }
    return moved ? beats - misses : 0;
  }

  private static int slot(long step) {
    return (int) Math.floorMod(step, (long) STEPS);
  }
}
