package io.sideman.library.item;

/// Tempo and metre.
///
/// @param bpm quarters per minute
/// @param confidence 0..1; 1 if the file states its tempo
/// @param beatsPerBar quarters of a bar (3.5 for 7/8)
/// @param bars length of the item; loops have whole bars
public record Beat(double bpm, double confidence, double beatsPerBar, double bars) {
  public Beat {
    if (!(bpm > 0) || !(beatsPerBar > 0) || !(bars >= 0)) {
      throw new IllegalArgumentException(
          "tempo, bar and length must be positive, but were %s, %s, %s"
              .formatted(bpm, beatsPerBar, bars));
    }
  }
}
