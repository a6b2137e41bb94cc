package io.sideman.players.infill;

/// Bars of the piece that a gap may take after.
///
/// @param away steps to them, 0 for none
/// @param keyForKey the keys themselves; otherwise as they lie to their chords
record Proposal(long away, boolean keyForKey) {
  static final Proposal NONE = new Proposal(0, false);
}
