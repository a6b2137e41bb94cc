package io.sideman.library.suggest;

import io.sideman.library.item.Beat;
import io.sideman.library.item.Item;
import io.sideman.library.item.Media;
import java.util.Optional;

/// How a loop is brought into the session's time and key.
///
/// @param transposeSemitones -3 to 3; 0 for what has no pitch
/// @param stretch target length / own length, after counting in half or double time
/// @param octaveOfTime own beats for one beat of the session, as a power of two: -1, 0 or 1
public record Placing(int transposeSemitones, double stretch, int octaveOfTime) {
  /// Most semitones up or down.
  public static final int MOST_SEMITONES = 3;

  /// Transpositions there are.
  static final int TRANSPOSITIONS = 2 * MOST_SEMITONES + 1;

  private static final double LEAST_CONFIDENCE = 0.18; // of a beat heard in sound
  private static final double SHORTEST = 0.88;
  private static final double LONGEST = 1.12;

  /// As it is.
  public static final Placing NONE = new Placing(0, 1, 0);

  /// How an item comes into the session's tempo; empty when it takes more than 12 % of stretch.
  /// What has no beat comes as it is.
  public static Optional<Placing> inTime(Item session, Item item) {
    if (session.beat().isEmpty() || !isSureOfBeat(item)) {
      return Optional.of(NONE);
    }
    Beat own = item.beat().get();
    double least = Double.MAX_VALUE;
    Placing best = NONE;
    for (int octave = -1; octave <= 1; octave++) {
      double stretch = own.bpm() / session.beat().get().bpm() * Math.pow(2, -octave);
      double far = Math.abs(Math.log(stretch));
      if (far < least) {
        least = far;
        best = new Placing(0, stretch, octave);
      }
    }
    boolean reachable = best.stretch >= SHORTEST && best.stretch <= LONGEST;
    return reachable ? Optional.of(best) : Optional.empty();
  }

  /// False for sounds in which hardly anything repeats at a beat, whatever tempo was found: a drone
  /// must not be stretched.
  static boolean isSureOfBeat(Item item) {
    return item.beat()
        .filter(beat -> item.media() == Media.SYMBOLIC || beat.confidence() >= LEAST_CONFIDENCE)
        .isPresent();
  }

  /// Strain of stretching and of counting otherwise than written, 0 to 1.
  double strain() {
    double bend = Math.abs(Math.log(stretch)) / Math.log(LONGEST);
    return Math.min(1, 0.8 * bend + (octaveOfTime == 0 ? 0 : 0.2));
  }

  /// The same, moved by other semitones.
  public Placing transposed(int semitones) {
    return new Placing(semitones, stretch, octaveOfTime);
  }
}
