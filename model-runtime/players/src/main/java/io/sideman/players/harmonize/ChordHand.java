package io.sideman.players.harmonize;

import io.sideman.engine.harmony.Chord;
import java.util.ArrayList;
import java.util.List;

/// Lays chords out so that a hand can play them and voices move little: of all layouts the one
/// nearest to the chord before, below the melody where there is room.
public final class ChordHand {
  /// How a chord is laid out.
  public enum Layout {
    /// Close together, around middle C.
    CLOSE,
    /// The second voice from the top an octave lower.
    OPEN,
    /// On six strings in standard tuning, within a reach of four frets, root lowest.
    GUITAR
  }

  private static final int LOW = 48;
  private static final int HIGH = 76;
  private static final int[] STRINGS = {40, 45, 50, 55, 59, 64};
  private static final int FRETS = 12;
  private static final int REACH = 3; // frets beside the first finger
  private static final int ABOVE_MELODY = 3; // what a semitone above the melody costs

  private final Layout layout;
  private List<Integer> last = List.of();

  public ChordHand(Layout layout) {
    this.layout = layout;
  }

  /// Keys of the next chord, lowest first; none for no chord.
  ///
  /// @param melodyKey lowest key of the melody over it, or 127
  public List<Integer> play(Chord chord, int melodyKey) {
    if (chord.isNone()) {
      return List.of();
    }
    List<Integer> best = List.of();
    double least = Double.MAX_VALUE;
    for (List<Integer> each : layout == Layout.GUITAR ? grips(chord) : stacks(chord)) {
      double cost = movement(each) + Math.max(0, each.getLast() - melodyKey) * ABOVE_MELODY;
      if (cost < least) {
        least = cost;
        best = each;
      }
    }
    last = best;
    return best;
  }

  /// Every inversion in every octave of the range.
  private List<List<Integer>> stacks(Chord chord) {
    var stacks = new ArrayList<List<Integer>>();
    for (int bottom = LOW; bottom <= HIGH; bottom++) {
      if (!chord.contains(bottom)) {
        continue;
      }
      var keys = new ArrayList<Integer>();
      for (int key = bottom; key < bottom + 12; key++) {
        if (chord.contains(key)) {
          keys.add(key);
        }
      }
      if (layout == Layout.OPEN && keys.size() > 2) {
        int second = keys.size() - 2;
        keys.set(second, keys.get(second) - 12);
        keys.sort(null);
      }
      if (keys.getLast() <= HIGH) {
        stacks.add(keys);
      }
    }
    return stacks;
  }

  /// One grip per place of the first finger and lowest string: on each string the lowest tone of
  /// the chord within reach, open strings where they fit.
  private List<List<Integer>> grips(Chord chord) {
    var grips = new ArrayList<List<Integer>>();
    for (int finger = 0; finger <= FRETS - REACH; finger++) {
      for (int lowest = 0; lowest < 3; lowest++) {
        List<Integer> grip = grip(chord, finger, lowest);
        if (isWhole(chord, grip)) {
          grips.add(grip);
        }
      }
    }
    return grips.isEmpty() ? stacks(chord) : grips;
  }

  private static List<Integer> grip(Chord chord, int finger, int lowest) {
    var keys = new ArrayList<Integer>();
    for (int string = lowest; string < STRINGS.length; string++) {
      for (int fret = finger; fret <= finger + REACH; fret++) {
        int key = STRINGS[string] + fret;
        boolean fits = keys.isEmpty() ? key % 12 == chord.bass() : chord.contains(key);
        if (fits && (keys.isEmpty() || key > keys.getLast())) {
          keys.add(key);
          break;
        }
      }
      if (keys.isEmpty()) {
        return keys; // the lowest string must have the bass
      }
    }
    return keys;
  }

  private static boolean isWhole(Chord chord, List<Integer> keys) {
    int mask = 0;
    for (int key : keys) {
      mask |= 1 << key % 12;
    }
    return keys.size() >= 4 && mask == chord.mask();
  }

  private double movement(List<Integer> keys) {
    double middle = (keys.getFirst() + keys.getLast()) / 2.0;
    double cost = 0.25 * Math.abs(middle - (LOW + HIGH) / 2.0 + 4);
    for (int key : keys) {
      int nearest = last.isEmpty() ? 0 : 24;
      for (int before : last) {
        nearest = Math.min(nearest, Math.abs(key - before));
      }
      cost += nearest;
    }
    return cost;
  }
}
