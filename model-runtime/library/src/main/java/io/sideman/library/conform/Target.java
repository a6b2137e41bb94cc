package io.sideman.library.conform;

import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Item;

/// Where an item shall go.
///
/// @param key of the session
/// @param bpm of the session
/// @param transposeSemitones by which the item moves before its scale is fitted
/// @param stretch target length / own length, after half and double time have been chosen
public record Target(Key key, double bpm, int transposeSemitones, double stretch) {
  private static final int FARTHEST = 3;

  public Target {
    if (!(bpm >= 10 && bpm <= 1000) || !(stretch > 0.2 && stretch < 5)) {
      throw new IllegalArgumentException(
          "tempo must be 10-1000 bpm and stretch 0.2-5, but were %s and %s"
              .formatted(bpm, stretch));
    }
    if (Math.abs(transposeSemitones) > 24) {
      throw new IllegalArgumentException(
          "an item moves by 24 semitones at most, but was to move by " + transposeSemitones);
    }
  }

  /// The nearest way there: at most three semitones, to where the fewest tones of its scale have to
  /// change, at the speed (half, own or double) that stretches least.
  public static Target of(Item item, Key key, double bpm) {
    double stretch =
        item.beat().map(beat -> beat.bpm() * nearestSpeed(beat.bpm(), bpm) / bpm).orElse(1.0);
    int semitones = item.tonality().map(tonality -> nearestShift(tonality.key(), key)).orElse(0);
    return new Target(key, bpm, semitones, Math.clamp(stretch, 0.5, 2));
  }

  /// What is left as it is: an item that has neither key nor tempo, or is to be heard as it lies.
  public static Target asItIs(Item item) {
    return new Target(
        item.tonality().map(tonality -> tonality.key()).orElse(new Key(0, false)),
        item.beat().map(Beat::bpm).filter(bpm -> bpm >= 10 && bpm <= 1000).orElse(120.0),
        0,
        1);
  }

  /// Quarters of the session in one quarter of the item: 1, or 2 where the item counts at half the
  /// session's speed, or 0.5.
  double ticksFactor(double itemBpm) {
    return Math.pow(2, Math.rint(Math.log(bpm * stretch / itemBpm) / Math.log(2)));
  }

  private static double nearestSpeed(double own, double wanted) {
    return Math.clamp(Math.pow(2, Math.rint(Math.log(wanted / own) / Math.log(2))), 0.5, 2);
  }

  private static int nearestShift(Key own, Key wanted) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int shift = -FARTHEST; shift <= FARTHEST; shift++) {
      int strange = Integer.bitCount(own.transpose(shift).mask() & ~wanted.mask());
      int cost = strange * 16 + Math.abs(shift) * 2 + (shift > 0 ? 1 : 0);
      if (cost < least) {
        least = cost;
        best = shift;
      }
    }
    return best;
  }
}
