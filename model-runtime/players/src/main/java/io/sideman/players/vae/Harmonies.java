package io.sideman.players.vae;

import io.sideman.engine.harmony.PitchClass;

/// What may sound when.
final class Harmonies {
  private Harmonies() {}

  /// True when a key belongs to the chord or the key of a place.
  static boolean fits(Passage passage, int midiKey, long tick) {
    int mask = passage.chords().at(tick).mask() | passage.keys().at(tick).mask();
    return PitchClass.contains(mask, midiKey);
  }

  /// Where a note must end at the latest: at its end, or with its chord when the next one does not
  /// know it.
  static long untilStranger(Passage passage, int midiKey, long start, long end) {
    long change = passage.chords().nextChange(start);
    while (change < end) {
      if (!fits(passage, midiKey, change)) {
        return change;
      }
      change = passage.chords().nextChange(change);
    }
    return end;
  }
}
