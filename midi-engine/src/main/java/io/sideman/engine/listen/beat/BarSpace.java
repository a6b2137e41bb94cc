package io.sideman.engine.listen.beat;

/// The states of a bar pointer: metre, beat in the bar, beat length in frames, frame within the
/// beat. Inside a beat a state just moves on, so the states of one (metre, beat, length) lie in a
/// ring that never moves; only the place of "now" in it does. Immutable.
final class BarSpace {
  static final long FRAME_NANOS = 10_000_000L;
  static final int SHORTEST = 30; // frames: 200 bpm
  static final int LONGEST = 115; // frames: 52 bpm; slower music is counted in halves
  static final int LENGTHS = LONGEST - SHORTEST + 1;
  static final int BEATS = beats();

  /// The first state of each ring: (metre and beat) * LENGTHS + length - SHORTEST.
  final int[] base = new int[BEATS * LENGTHS];

  /// Place within the beat, 0 to PLACES inclusive, of frame j of a beat: placeBase[length] + j.
  final byte[] place;

  final int[] placeBase = new int[LENGTHS];
  final int states;

  BarSpace() {
    int next = 0;
    for (int ring = 0; ring < base.length; ring++) {
      base[ring] = next;
      next += SHORTEST + ring % LENGTHS;
    }
    states = next;
    int total = 0;
    for (int i = 0; i < LENGTHS; i++) {
      placeBase[i] = total;
      total += SHORTEST + i;
    }
    place = new byte[total];
    for (int i = 0; i < LENGTHS; i++) {
      int length = SHORTEST + i;
      for (int j = 0; j < length; j++) {
        place[placeBase[i] + j] = (byte) Math.round((double) j * BeatModel.PLACES / length);
      }
    }
  }

  private static int beats() {
    int sum = 0;
    for (int meter : BeatModel.METERS) {
      sum += meter;
    }
    return sum;
  }

  /// The number that the beats of `meter` start at.
  static int firstBeat(int meter) {
    int first = 0;
    for (int i = 0; i < meter; i++) {
      first += BeatModel.METERS[i];
    }
    return first;
  }

  static int meterOf(int beat) {
    int meter = 0;
    int rest = beat - BeatModel.METERS[0];
    while (rest >= 0) {
      meter++;
      rest -= BeatModel.METERS[meter];
    }
    return meter;
  }

  /// The beat that follows `beat` within its metre.
  static int nextBeat(int beat) {
    int meter = meterOf(beat);
    int first = firstBeat(meter);
    return first + (beat - first + 1) % BeatModel.METERS[meter];
  }

  /// The ring slot that holds frame 0 of a beat of `length` at `frame`.
  static int slot(long frame, int length) {
    return (int) Math.floorMod(-frame, (long) length);
  }
}
