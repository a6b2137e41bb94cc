package io.sideman.engine.score;

import java.util.ArrayList;
import java.util.List;

/// Cuts one voice of one measure into what notation can draw: plain and dotted values, and triplets
/// within a beat.
final class Pieces {
  private static final long[] STRAIGHT = {720, 480, 360, 240, 120};
  private static final long[] TRIPLET = {640, 480, 320, 160};
  private static final long[] BEATS = {3840, 2880, 1920, 960};
  private static final long[] DOTTED_BEATS = {5760, 2880, 1440};
  private static final int DOTTED_BEAT = 1440;

  /// One drawn note, chord or rest.
  ///
  /// @param group what sounds; null for a rest
  /// @param triplet whether three of these stand for two
  /// @param opens whether a triplet bracket starts here
  /// @param closes whether one ends here
  record Piece(
      long startTick,
      long endTick,
      Voices.@org.jspecify.annotations.Nullable Group group,
      NoteValue value,
      boolean dotted,
      boolean triplet,
      boolean opens,
      boolean closes) {
    long lengthTicks() {
      return endTick - startTick;
    }
  }

  /// A stretch of a voice: a group's share of the measure, or silence.
  record Stretch(
      long startTick, long endTick, Voices.@org.jspecify.annotations.Nullable Group group) {}

  private final long barStart;
  private final long barEnd;
  private final int beat;
  private final boolean[] triplets; // by beat
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(long barStart, long barEnd, int beat, List<Stretch> stretches) {
    this.barStart = barStart;
    this.barEnd = barEnd;
    this.beat = beat;
    triplets = new boolean[(int) ((barEnd - barStart) / beat) + 1];
    for (Stretch stretch : stretches) {
      long inBeat = (stretch.startTick() - barStart) % beat;
      if (inBeat % 120 != 0 && inBeat % 160 == 0 && beat == 960) {
        triplets[beatAt(stretch.startTick())] = true;
      }
    }
  }

  /// @param stretches without gaps from `barStart` to `barEnd`
  static List<Piece> of(long barStart, long barEnd, int beat, List<Stretch> stretches) {
    var cutter = new Pieces(barStart, barEnd, beat, stretches);
    for (Stretch stretch : stretches) {
      cutter.cut(stretch);
    }
    return cutter.pieces;
  }

  private int beatAt(long tick) {
    return (int) ((tick - barStart) / beat);
  }

  private void cut(Stretch stretch) {
    long at = stretch.startTick();
    while (at < stretch.endTick()) {
      long length = length(at, stretch.endTick());
      add(at, at + length, stretch.group());
      at += length;
    }
  }

  private long length(long at, long end) {
    long left = end - at;
    long inBeat = (at - barStart) % beat;
    if (inBeat == 0 && left >= beat) {
      if (left == DOTTED_BEAT && beat == 960 && !triplets[beatAt(at) + 1]) {
        return left;
      }
      for (long whole : beat == DOTTED_BEAT ? DOTTED_BEATS : BEATS) {
        if (whole <= left) {
          return whole;
        }
      }
    }
    long room = Math.min(left, Math.min(barEnd, at - inBeat + beat) - at);
    if (triplets[beatAt(at)]) {
      for (long value : TRIPLET) {
        if (value <= room) {
          return value;
        }
      }
      return room;
    }
    if (beat == DOTTED_BEAT && room >= 960 && inBeat == 0) {
      return 960;
    }
    for (long value : STRAIGHT) {
      boolean aligned = inBeat % 240 == 0 || value == 120 || value == 360;
      if (value <= room && aligned) {
        return value;
      }
    }
    return room; // where a bar was cut off the grid
  }

  private void add(long from, long to, Voices.@org.jspecify.annotations.Nullable Group group) {
    boolean triplet = triplets[beatAt(from)] && to - from < beat;
    long drawn = triplet ? (to - from) * 3 / 2 : to - from;
    NoteValue value = NoteValue.within(drawn);
    boolean dotted = value.ticks() * 3L / 2 == drawn;
    boolean opens = triplet && (from - barStart) % beat == 0;
    boolean closes = triplet && ((to - barStart) % beat == 0 || to == barEnd);
    pieces.add(new Piece(from, to, group, value, dotted, triplet, opens, closes));
  }
}
