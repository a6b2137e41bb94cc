package io.sideman.library.suggest;

import io.sideman.engine.harmony.Chord;
import io.sideman.library.item.Item;
import io.sideman.library.item.Tonality;
import java.util.List;
import java.util.Optional;

/// Moves a loop to where its chords are the session's and its key has the session's tones. A rule,
/// not learned: what is learned tells whether a loop is of the song, and needs it in its place.
public final class InKey {
  private static final int[] NEAREST_FIRST = {0, -1, 1, -2, 2, -3, 3};
  private static final double SAME_ROOT = 0.5; // beside 1 for the same triad
  private static final double TRIAD = 3; // tones of a chord that others count against
  private static final double KEY = 0.5; // chosen on validation songs, as the others
  private static final double SCALE = 7;
  private static final double COST_OF_SEMITONE = 0.001; // between equals the nearest

  private InKey() {}

  /// The transposition of at most three semitones that fits best; as it is without pitch.
  public static Placing of(Item session, Item item, Placing placing) {
    if (session.tonality().isEmpty() || item.tonality().isEmpty()) {
      return placing;
    }
    Tonality ours = session.tonality().get();
    Tonality its = item.tonality().get();
    int best = 0;
    double most = -1;
    for (int semitones : NEAREST_FIRST) {
      int common = Integer.bitCount(ours.key().mask() & its.key().transpose(semitones).mask());
      double value =
          chords(ours.chords(), its.chords(), semitones)
              + KEY * common / SCALE
              - COST_OF_SEMITONE * Math.abs(semitones);
      if (value > most) {
        most = value;
        best = semitones;
      }
    }
    return placing.transposed(best);
  }

  /// Mean agreement over half bars in which both have a chord, both going round.
  private static double chords(
      List<Optional<Chord>> ours, List<Optional<Chord>> its, int semitones) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < Math.max(ours.size(), its.size()); i++) {
      if (ours.isEmpty() || its.isEmpty()) {
        return 0;
      }
      Optional<Chord> first = ours.get(i % ours.size());
      Optional<Chord> second = its.get(i % its.size());
      if (first.isPresent()
          && second.isPresent()
          && !first.get().isNone()
          && !second.get().isNone()) {
        sum += agreement(first.get(), second.get().transpose(semitones));
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double agreement(Chord ours, Chord its) {
    return (ours.sameTriad(its) ? 1 : 0)
        + (ours.root() == its.root() ? SAME_ROOT : 0)
        + Integer.bitCount(ours.mask() & its.mask()) / TRIAD;
  }
}
