/// Fills gaps in what a role plays so that both sides fit. Control thread; allocates.
@NullMarked
package io.sideman.players.infill;

import org.jspecify.annotations.NullMarked;
