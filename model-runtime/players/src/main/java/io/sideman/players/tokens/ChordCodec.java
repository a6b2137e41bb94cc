package io.sideman.players.tokens;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.style.Genre;

/// The language of chord progressions: a chord relative to the tonic (root and one of seven
/// qualities, or no chord), then how many beats it lasts, chord after chord. The input of its
/// network is `[previous token | conditions]`. Immutable; any thread.
public final class ChordCodec {
  /// Version of tokens and conditions, written into model files.
  public static final int LAYOUT = 1;

  /// No token sets more inputs than this, the previous token included.
  public static final int MAX_ACTIVE = 8;

  private static final Quality[] QUALITIES = {
    Quality.MAJ, Quality.MIN, Quality.DIM, Quality.SUS4, Quality.DOM7, Quality.MAJ7, Quality.MIN7
  };
  private static final int NO_CHORD = 12 * QUALITIES.length;
  private static final int[] BEATS = {1, 2, 3, 4, 6, 8, 12, 16};
  private static final int GENRES = Genre.values().length;
  private static final int BARS = 8;
  private static final int BEATS_IN_BAR = 4;
  private static final int METRES = 3;

  public int vocabulary() {
    return NO_CHORD + 1 + BEATS.length;
  }

  public int inputs() {
    return vocabulary() + 2 + GENRES + BARS + BEATS_IN_BAR + METRES;
  }

  /// The token that precedes the first chord.
  public int start() {
    return lengthToken(4);
  }

  public String tokenName(int token) {
    if (token > NO_CHORD) {
      return "beats:" + beats(token);
    }
    if (token == NO_CHORD) {
      return "none";
    }
    return "chord:" + token / QUALITIES.length + QUALITIES[token % QUALITIES.length].symbol();
  }

  public boolean isChord(int token) {
    return token <= NO_CHORD;
  }

  public int chordToken(Chord chord, Key key) {
    return chord.isNone()
        ? NO_CHORD
        : PitchClass.interval(key.tonic(), chord.root()) * QUALITIES.length
            + family(chord.quality());
  }

  /// The chord of a token. Allocates; keep the twelve times seven if a step needs it.
  public Chord chord(int chordToken, Key key) {
    return chordToken == NO_CHORD
        ? Chord.NONE
        : Chord.of(
            key.tonic() + chordToken / QUALITIES.length, QUALITIES[chordToken % QUALITIES.length]);
  }

  public int lengthToken(double beats) {
    int nearest = 0;
    for (int i = 1; i < BEATS.length; i++) {
      if (Math.abs(BEATS[i] - beats) < Math.abs(BEATS[nearest] - beats)) {
        nearest = i;
      }
    }
    return NO_CHORD + 1 + nearest;
  }

  public int beats(int lengthToken) {
    return BEATS[lengthToken - NO_CHORD - 1];
  }

  /// Writes what is known where a chord starts, as indices from the start of the input (all but the
  /// previous token), and returns their number. The same for the chord and its length.
  ///
  /// @param genre index into [Genre], or -1 when not known
  /// @param beat beats since the first bar line
  /// @param beatsInBar such as 4
  public int features(boolean minor, int genre, long beat, int beatsInBar, int[] active) {
    int at = vocabulary();
    int count = 0;
    active[count++] = at + (minor ? 1 : 0);
    at += 2;
    if (genre >= 0) {
      active[count++] = at + genre;
    }
    at += GENRES;
    active[count++] = at + (int) Math.floorMod(beat / beatsInBar, (long) BARS);
    at += BARS;
    active[count++] = at + (int) Math.min(Math.floorMod(beat, (long) beatsInBar), BEATS_IN_BAR - 1);
    at += BEATS_IN_BAR;
    active[count++] = at + (beatsInBar == 4 ? 0 : beatsInBar == 3 || beatsInBar == 6 ? 1 : 2);
    return count;
  }

  private static int family(Quality quality) {
    return switch (quality) {
      case MAJ, MAJ6, AUG, POWER -> 0;
      case MIN, MIN6, MIN_MAJ7 -> 1;
      case DIM, HALF_DIM7, DIM7 -> 2;
      case SUS2, SUS4, DOM7_SUS4 -> 3;
      case DOM7 -> 4;
      case MAJ7 -> 5;
      case MIN7 -> 6;
    };
  }
}
