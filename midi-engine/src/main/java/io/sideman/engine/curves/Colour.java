package io.sideman.engine.curves;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// Re-colours chords so that they are as tense as a curve asks: below [#PLAIN] triads, up to
/// [#AS_WRITTEN] the chords as they are, then sevenths, from [#OUTSIDE] on a chromatic dominant
/// before each change and bar line (a semitone above where it leads, as jazz players reharmonise).
/// Roots and basses stay, so that nobody who plays the written chords is contradicted in them.
public final class Colour {
  private static final double PLAIN = 0.2;
  private static final double AS_WRITTEN = 0.4;
  private static final double ALTERED = 0.85;
  private static final double OUTSIDE = 0.65;

  private final Curve curve;
  private final MeterMap meters;
  private final Timeline<Key> keys;
  private final boolean approaches;

  private Colour(Curve curve, MeterMap meters, Timeline<Key> keys, boolean approaches) {
    this.curve = curve;
    this.meters = meters;
    this.keys = keys;
    this.approaches = approaches;
  }

  /// The chords as tense as asked.
  ///
  /// @param approaches whether chords may be put in where nothing is written; not beside a
  ///   performer who does not know of them
  public static Timeline<Chord> paint(
      Timeline<Chord> chords,
      Timeline<Key> keys,
      MeterMap meters,
      long endTick,
      Curve curve,
      boolean approaches) {
    return new Colour(curve, meters, keys, approaches).paint(chords, endTick);
  }

  private Timeline<Chord> paint(Timeline<Chord> chords, long endTick) {
    var painted = new ArrayList<Timeline.Span<Chord>>();
    long tick = 0;
    while (tick < endTick) {
      long bar = meters.barAt(tick);
      long next = Math.min(endTick, Math.min(chords.nextChange(tick), meters.barStart(bar + 1)));
      painted.add(new Timeline.Span<>(tick, colour(chords.at(tick), tick, curve.at(bar))));
      if (next < endTick) {
        lead(painted, tick, chords.at(next), next);
      }
      tick = next;
    }
    return Timeline.of(Chord.NONE, List.copyOf(painted));
  }

  /// A dominant before a change or a bar line: on the last beat, on two when much is asked.
  private void lead(List<Timeline.Span<Chord>> painted, long from, Chord to, long change) {
    double tension = curve.at(meters.barAt(change - 1));
    int beats = tension >= ALTERED ? 2 : 1;
    long at = change - beats * (long) Ticks.PER_QUARTER;
    if (approaches && tension >= OUTSIDE && at > from && !to.isNone()) {
      painted.add(new Timeline.Span<>(at, Chord.of(to.root() + 1, Quality.DOM7)));
    }
  }

  private Chord colour(Chord chord, long tick, double tension) {
    if (chord.isNone()) {
      return chord;
    }
    Quality quality = chord.quality();
    if (tension < PLAIN) {
      quality = plain(quality);
    } else if (tension >= AS_WRITTEN) {
      quality = seventh(chord, keys.at(tick), tension >= ALTERED);
    }
    return new Chord(chord.root(), quality, chord.bass());
  }

  private static Quality plain(Quality quality) {
    return switch (quality) {
      case MAJ, MAJ7, MAJ6, DOM7, SUS2, SUS4, DOM7_SUS4 -> Quality.MAJ;
      case MIN, MIN7, MIN6, MIN_MAJ7 -> Quality.MIN;
      case DIM, HALF_DIM7, DIM7 -> Quality.DIM;
      case AUG -> Quality.AUG;
      case POWER -> Quality.POWER;
    };
  }

  /// The seventh of the key where there is one; altered: the one that pulls hardest.
  private static Quality seventh(Chord chord, Key key, boolean altered) {
    return switch (chord.quality()) {
      case MAJ, MAJ6, SUS2 ->
          altered || key.contains(chord.root() + 10) && !key.contains(chord.root() + 11)
              ? Quality.DOM7
              : Quality.MAJ7;
      case MAJ7 -> altered ? Quality.DOM7 : Quality.MAJ7;
      case MIN, MIN6 -> altered ? Quality.MIN_MAJ7 : Quality.MIN7;
      case MIN7 -> altered ? Quality.MIN_MAJ7 : Quality.MIN7;
      case DIM, DIM7, HALF_DIM7 -> altered ? Quality.DIM7 : Quality.HALF_DIM7;
      case SUS4, DOM7_SUS4 -> Quality.DOM7_SUS4;
      case AUG -> Quality.AUG;
      case DOM7 -> Quality.DOM7;
      case MIN_MAJ7 -> Quality.MIN_MAJ7;
      case POWER -> Quality.POWER;
    };
  }
}
