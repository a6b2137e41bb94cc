package io.sideman.engine.style;

import java.util.Locale;

/// How a chord is laid out by a comping role.
public enum Voicing {
  /// Third and seventh: leaves the most room.
  SHELL,
  /// Third, fifth, seventh, ninth: the bass has the root.
  ROOTLESS,
  /// Root, third, fifth.
  TRIAD,
  /// The chord as written, close together.
  SEVENTH,
  /// Root, fifth, octave.
  POWER,
  /// Root, fifth, tenth (and seventh above): wide and warm.
  SPREAD,
  /// The chord with its second voice from the top an octave lower.
  OPEN,
  /// Stacked fourths.
  QUARTAL;

  /// As written in style files.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
