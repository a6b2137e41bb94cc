package io.sideman.engine.conduct;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;

/// Foresight: the harmony of the whole piece is known from a lead sheet or from hearing it all
/// first.
public final class KnownHarmony implements HarmonyOutlook {
  private final Timeline<Chord> chords;
  private final Timeline<Key> keys;

  public KnownHarmony(Timeline<Chord> chords, Timeline<Key> keys) {
    this.chords = chords;
    this.keys = keys;
  }

  /// A chord that starts within half a step of the grid line counts from that line on.
  @Override
  public Chord chordAt(long step) {
    return chords.at(step * Ticks.PER_STEP + Ticks.PER_STEP / 2 - 1);
  }

  @Override
  public Key keyAt(long step) {
    return keys.at(step * Ticks.PER_STEP + Ticks.PER_STEP / 2 - 1);
  }

  @Override
  public boolean update(long tick, long fromStep) {
    return false;
  }

  /// What is known does not hang on what is played.
  @Override
  public boolean react(long tick, long fromStep) {
    return false;
  }
}
