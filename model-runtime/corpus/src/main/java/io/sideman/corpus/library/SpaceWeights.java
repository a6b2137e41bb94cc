package io.sideman.corpus.library;

/// What a space overlooks, and how much each counts. Chosen on the validation side.
///
/// @param change how versions of one segment differ
/// @param song how segments of one song differ
/// @param style how songs of one style differ
/// @param ridge share of the mean variance added to every number, against chance
record SpaceWeights(double change, double song, double style, double ridge) {
  static final SpaceWeights SONGS = new SpaceWeights(1, 0.5, 0, 0.02);
  static final SpaceWeights STYLES = new SpaceWeights(0.5, 0.5, 1, 0.02);
}
