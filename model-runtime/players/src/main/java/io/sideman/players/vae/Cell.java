package io.sideman.players.vae;

/// A place on the grid of a bar where something may be struck.
///
/// @param slot 0 to 23
/// @param row drum or scale step
record Cell(int slot, int row) {
  static Cell of(Strike strike) {
    return new Cell(strike.slot(), strike.row());
  }
}
