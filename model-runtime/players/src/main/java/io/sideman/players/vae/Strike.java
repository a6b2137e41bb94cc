package io.sideman.players.vae;

/// One onset of a bar as the networks see it.
///
/// @param slot place in the bar, 0 to 23
/// @param row drum or step of the chord's scale, see [io.sideman.players.loop.LoopRows]
/// @param velocity 1 to 127
/// @param lengthTicks how long it sounds; drums ignore it
public record Strike(int slot, int row, int velocity, long lengthTicks) {}
