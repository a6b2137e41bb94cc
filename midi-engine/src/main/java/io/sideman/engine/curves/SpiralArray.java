package io.sideman.engine.curves;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Spelling;

/// Chew's spiral array: pitches a fifth apart stand a quarter turn and one step up from each other
/// on a helix, so that tones that go together lie together. Chords and keys are weighted centres.
/// Elaine Chew, *Towards a mathematical model of tonality*, MIT 2000; weights as in Herremans and
/// Chew, *Tension ribbons*, TENOR 2016.
public final class SpiralArray {
  /// Height of a fifth where the radius is 1; makes thirds nearer than seconds.
  private static final double RISE = Math.sqrt(2.0 / 15);

  private static final double[] WEIGHTS = {0.536, 0.274, 0.19};
  private static final double MAJOR_DOMINANT = 0.75; // share of V against v in minor
  private static final double MINOR_SUBDOMINANT = 0.75; // share of iv against IV in minor

  private SpiralArray() {}

  /// A place in the array.
  public record Point(double x, double y, double z) {
    static final Point ORIGIN = new Point(0, 0, 0);

    Point plus(Point other, double weight) {
      return new Point(x + weight * other.x, y + weight * other.y, z + weight * other.z);
    }

    Point times(double factor) {
      return new Point(x * factor, y * factor, z * factor);
    }

    public double distance(Point other) {
      double dx = x - other.x;
      double dy = y - other.y;
      double dz = z - other.z;
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }

  /// @param fifths place on the line of fifths, C 0, G 1, F -1
  public static Point pitch(int fifths) {
    return new Point(Math.sin(fifths * Math.PI / 2), Math.cos(fifths * Math.PI / 2), fifths * RISE);
  }

  private static Point triad(int root, boolean minor) {
    return Point.ORIGIN
        .plus(pitch(root), WEIGHTS[0])
        .plus(pitch(root + 1), WEIGHTS[1])
        .plus(pitch(minor ? root - 3 : root + 4), WEIGHTS[2]);
  }

  /// The centre of a key: its tonic, dominant and subdominant chords.
  public static Point key(Key key) {
    int tonic = Spelling.place(key, Chord.NONE, key.tonic());
    if (!key.minor()) {
      return Point.ORIGIN
          .plus(triad(tonic, false), WEIGHTS[0])
          .plus(triad(tonic + 1, false), WEIGHTS[1])
          .plus(triad(tonic - 1, false), WEIGHTS[2]);
    }
    Point dominant =
        triad(tonic + 1, false)
            .times(MAJOR_DOMINANT)
            .plus(triad(tonic + 1, true), 1 - MAJOR_DOMINANT);
    Point subdominant =
        triad(tonic - 1, true)
            .times(MINOR_SUBDOMINANT)
            .plus(triad(tonic - 1, false), 1 - MINOR_SUBDOMINANT);
    return Point.ORIGIN
        .plus(triad(tonic, true), WEIGHTS[0])
        .plus(dominant, WEIGHTS[1])
        .plus(subdominant, WEIGHTS[2]);
  }

  /// Tension of a chord by itself in a key, 0 to about 1: how wide it is and how far from home.
  public static double tension(Chord chord, Key key) {
    return chord.isNone() ? 0 : tensionInC(chord.transpose(-key.tonic()), new Key(0, key.minor()));
  }

  /// All keys are measured as if they were C, where no name is too far out to be written.
  private static double tensionInC(Chord chord, Key key) {
    var cloud = new Cloud();
    for (int pc = 0; pc < 12; pc++) {
      if (chord.contains(pc)) {
        cloud.add(Spelling.place(key, chord, pc), pc == chord.root() ? 2 : 1);
      }
    }
    return tension(cloud.diameter(), cloud.centre().distance(key(key)));
  }

  /// Half width, half distance, each by what is wide and far in songs.
  static double tension(double diameter, double strain) {
    return 0.5 * diameter / WIDE + 0.5 * strain / FAR;
  }

  private static final double WIDE = 4.5;
  private static final double FAR = 2.5;
}
