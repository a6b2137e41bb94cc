/// What the players' networks read and write: tokens for the notes of one step, and the conditions
/// under which they are played. Shared by data preparation and live playing, so that training sees
/// what playing sees. After construction nothing allocates. One codec belongs to one thread.
@NullMarked
package io.sideman.players.tokens;

import org.jspecify.annotations.NullMarked;
