package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.ChordScale;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import io.sideman.players.tokens.Drum;

/// What the rows of a roll mean. Drums: one row per drum of the kit. Tonal roles: steps of the
/// chord's scale ([ChordScale]) from the chord's root in the role's octave, so seven rows are an
/// octave, all keys and roots share what is learned, and every row is a tone of chord or key.
public final class LoopRows {
  private static final int OCTAVE = 12;
  private static final int[] NEAREST_FIRST = {0, 4, 2, 6, 1, 5, 3}; // chord tones win a tie

  private LoopRows() {}

  /// Rows of a role.
  public static int count(Role role) {
    return role == Role.DRUMS ? Drum.count() : highest(role) - lowest(role) + 1;
  }

  /// Scale steps from the root in the role's octave to the lowest row.
  static int lowest(Role role) {
    return role == Role.BASS ? -3 : -6;
  }

  private static int highest(Role role) {
    return role == Role.BASS ? 10 : 14;
  }

  /// The lowest key that a root may have in the role's octave, as the players' tokens have it.
  private static int anchorLow(Role role) {
    return switch (role) {
      case DRUMS, BASS -> 28;
      case KEYS, PAD -> 48;
      case LEAD -> 60;
    };
  }

  /// Scale steps above the root of a tonal row; negative below.
  public static int step(Role role, int row) {
    return row + lowest(role);
  }

  /// The key that a row plays over a chord: always a tone of the chord or of the key.
  public static int key(Role role, int row, Chord chord, Key key) {
    if (role == Role.DRUMS) {
      return Drum.at(row).key();
    }
    Chord home = sounding(chord, key);
    int root = anchorLow(role) + Math.floorMod(home.root() - anchorLow(role), OCTAVE);
    int step = step(role, row);
    int octave = Math.floorDiv(step, ChordScale.TONES) * OCTAVE;
    int tone = ChordScale.semitones(Math.floorMod(step, ChordScale.TONES), home, key);
    return inside(root + octave + tone, home, key);
  }

  /// The row that plays `midiKey`, or the nearest to it after moving it by octaves into range; -1
  /// for a drum that the kit has not.
  public static int row(Role role, int midiKey, Chord chord, Key key) {
    if (role == Role.DRUMS) {
      return Drum.indexOf(midiKey);
    }
    int low = key(role, 0, chord, key);
    int high = key(role, count(role) - 1, chord, key);
    int wanted = midiKey;
    while (wanted < low) {
      wanted += OCTAVE;
    }
    while (wanted > high) {
      wanted -= OCTAVE;
    }
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int row = 0; row < count(role); row++) {
      int tone = Math.floorMod(step(role, row), ChordScale.TONES);
      int distance = Math.abs(key(role, row, chord, key) - wanted) * 8 + rank(tone);
      if (distance < least) {
        least = distance;
        best = row;
      }
    }
    return best;
  }

  /// The chord itself; without one the triad on the tonic.
  public static Chord sounding(Chord chord, Key key) {
    return chord.isNone() ? Chord.of(key.tonic(), key.minor() ? Quality.MIN : Quality.MAJ) : chord;
  }

  private static int rank(int tone) {
    int rank = 0;
    while (NEAREST_FIRST[rank] != tone) {
      rank++;
    }
    return rank;
  }

  /// Odd chords in far keys leave a scale step outside both; then its neighbour stands in.
  private static int inside(int midiKey, Chord chord, Key key) {
    int mask = chord.mask() | key.mask();
    for (int distance = 0; distance < 3; distance++) {
      if (PitchClass.contains(mask, midiKey - distance)) {
        return midiKey - distance;
      }
      if (PitchClass.contains(mask, midiKey + distance)) {
        return midiKey + distance;
      }
    }
    return midiKey;
  }
}
