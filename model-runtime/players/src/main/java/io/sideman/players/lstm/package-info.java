/// LSTM inference for live playing: weights (shared, read-only), state (one per player, conductor
/// thread) and the kernels that step them without allocation.
@NullMarked
package io.sideman.players.lstm;

import org.jspecify.annotations.NullMarked;
