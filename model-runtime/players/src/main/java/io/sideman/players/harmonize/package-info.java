/// Chords for a melody: what fits its notes, what follows what, and where phrases come home.
/// Control thread; allocates.
@NullMarked
package io.sideman.players.harmonize;

import org.jspecify.annotations.NullMarked;
