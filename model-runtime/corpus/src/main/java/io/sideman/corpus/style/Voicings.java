package io.sideman.corpus.style;

import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.style.Voicing;
import java.util.List;

/// Tells which voicing chords are laid out in, by which tones they have and how wide they lie.
final class Voicings {
  private static final int WIDE = 13; // semitones from the lowest to the highest voice

  private Voicings() {}

  static Voicing of(List<Hit> hits) {
    int strikes = 0;
    int roots = 0;
    int thirds = 0;
    int fifths = 0;
    int sevenths = 0;
    int wide = 0;
    for (int i = 0; i < hits.size(); i++) {
      Hit first = hits.get(i);
      if (i > 0 && hits.get(i - 1).step() == first.step() || first.chord().isNone()) {
        continue;
      }
      int tones = 0;
      int low = 127;
      int high = 0;
      for (int j = i; j < hits.size() && hits.get(j).step() == first.step(); j++) {
        int key = hits.get(j).key();
        tones |= 1 << PitchClass.interval(first.chord().root(), PitchClass.of(key));
        low = Math.min(low, key);
        high = Math.max(high, key);
      }
      strikes++;
      roots += tones & 1;
      thirds += (tones & (1 << 3 | 1 << 4)) != 0 ? 1 : 0;
      fifths += (tones & (1 << 6 | 1 << 7 | 1 << 8)) != 0 ? 1 : 0;
      sevenths += (tones & (1 << 10 | 1 << 11)) != 0 ? 1 : 0;
      wide += high - low >= WIDE ? 1 : 0;
    }
    boolean rooted = 2 * roots >= strikes;
    boolean seventh = 3 * sevenths >= strikes;
    if (4 * thirds < strikes) {
      return Voicing.POWER;
    }
    if (!rooted) {
      return 2 * fifths < strikes ? Voicing.SHELL : Voicing.ROOTLESS;
    }
    if (2 * wide > strikes) {
      return seventh ? Voicing.OPEN : Voicing.SPREAD;
    }
    return seventh ? Voicing.SEVENTH : Voicing.TRIAD;
  }
}
