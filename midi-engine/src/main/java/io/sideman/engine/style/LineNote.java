package io.sideman.engine.style;

/// One written note of a line.
///
/// @param kind how its key is found
/// @param degree 1 to 13, for [Kind#DEGREE] and [Kind#DEAD]
/// @param accidental semitones against the major scale, or [#ADAPT] to follow chord and key
/// @param octave octaves above (or, negative, below) the usual place
/// @param level percent of full level
record LineNote(Kind kind, int degree, int accidental, int octave, int level) {
  /// The degree follows chord and key.
  static final int ADAPT = 99;

  static final int NORMAL = 62;
  static final int ACCENT = 100;
  static final int GHOST = 25;

  /// How a note's key is found.
  enum Kind {
    /// A degree of the chord.
    DEGREE,
    /// A muted root: rhythm more than pitch.
    DEAD,
    /// One step away from the next chord's root.
    APPROACH,
    /// The next note of a walking line.
    WALK
  }
}
