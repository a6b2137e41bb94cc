package io.sideman.engine.style;

import java.util.Locale;

/// How a chord is laid out by a comping role.
public enum Voicing {
  /// Third and seventh: leaves the most room.
  SHELL(0),
  /// Third, fifth, seventh, ninth: the bass has the root.
  ROOTLESS(1),
  /// Root, third, fifth.
  TRIAD(2),
  /// The chord as written, close together.
  SEVENTH(3),
  /// Root, fifth, octave.
  POWER(4),
  /// Root, fifth, tenth (and seventh above): wide and warm.
  SPREAD(5),
  /// The chord with its second voice from the top an octave lower.
  OPEN(6),
  /// Stacked fourths.
  QUARTAL(7);

  private final int number;

  Voicing(int number) {
    this.number = number;
  }

  /// Tells voicings apart, 0 to 7.
  int number() {
    return number;
  }

  /// As written in style files.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
