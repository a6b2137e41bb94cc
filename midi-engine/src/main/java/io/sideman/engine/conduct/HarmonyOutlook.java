package io.sideman.engine.conduct;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;

/// The chords and keys the band counts on, for steps past and to come. Known from a file or lead
/// sheet, or heard, remembered and forecast live.
public interface HarmonyOutlook {
  Chord chordAt(long step);

  Key keyAt(long step);

  /// Called once per pulse, before planning. Returns true when chords the band has planned on from
  /// `fromStep` on have changed, so that the plan must be made again.
  boolean update(long tick, long fromStep);

  /// Called when the performer has just struck something: looks at it at once. Returns true as
  /// [#update] does; most strokes change nothing.
  boolean react(long tick, long fromStep);
}
