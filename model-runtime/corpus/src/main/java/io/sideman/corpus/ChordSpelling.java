package io.sideman.corpus;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import java.util.List;

/// Names a chord that is spelled out as notes, the bass lowest.
final class ChordSpelling {
  private ChordSpelling() {}

  /// The chord whose tones are exactly these; root position first, then inversions. When no quality
  /// has exactly these tones, the one with the fewest tones missing or left over.
  static Chord chord(List<Note> notes) {
    int lowest = 127;
    int mask = 0;
    for (Note note : notes) {
      lowest = Math.min(lowest, note.key());
      mask |= 1 << PitchClass.of(note.key());
    }
    int bass = PitchClass.of(lowest);
    Chord best = Chord.of(bass, Quality.MAJ);
    int bestCost = Integer.MAX_VALUE;
    for (int up = 0; up < 12; up++) {
      int root = (bass + up) % 12;
      for (Quality quality : Quality.values()) {
        int cost = cost(mask, root, quality, up);
        if (cost < bestCost) {
          bestCost = cost;
          best = new Chord(root, quality, bass);
        }
      }
    }
    return best;
  }

  private static int cost(int mask, int root, Quality quality, int up) {
    int tones = PitchClass.rotate(quality.mask(), root);
    int missing = Integer.bitCount(tones & ~mask);
    int extra = Integer.bitCount(mask & ~tones);
    int power = quality == Quality.POWER ? 1 : 0;
    return 8 * (3 * extra + 2 * missing) + 2 * power + (up == 0 ? 0 : 1);
  }
}
