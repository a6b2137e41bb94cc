package io.sideman.engine.score;

/// Where General MIDI's drums stand on a staff of five lines, in the places drummers are used to
/// (kick in the lowest space, snare above the middle, cymbals on top).
final class DrumStaff {
  /// Letter and octave as in a treble clef, by key from 35 on; those that are missing stand on the
  /// middle line.
  private static final String[] PLACES = {
    "E4", "F4", "C5", "C5", "D5", "C5", "A4", "G5", "B4", "D4", "C5", "G5", "D5", "E5", "A5", "F5",
    "F5", "B5", "F5", "F5", "B5", "E5", "C6"
  };

  private DrumStaff() {}

  static char step(int key) {
    return place(key).charAt(0);
  }

  static int octave(int key) {
    return place(key).charAt(1) - '0';
  }

  private static String place(int key) {
    int index = key - 35;
    return index >= 0 && index < PLACES.length ? PLACES[index] : "B4";
  }

  /// The drum most likely meant by a place, given as the key a treble clef would read there.
  static int drumAt(int writtenKey) {
    if (writtenKey <= 65) {
      return writtenKey <= 62 ? 44 : 36; // hi-hat pedal, kick
    }
    if (writtenKey <= 71) {
      return writtenKey <= 69 ? 41 : 45; // low toms
    }
    if (writtenKey <= 76) {
      return writtenKey <= 73 ? 38 : 48; // snare, high tom
    }
    if (writtenKey <= 78) {
      return 51; // ride
    }
    return writtenKey <= 79 ? 42 : 49; // hi-hat, crash
  }
}
