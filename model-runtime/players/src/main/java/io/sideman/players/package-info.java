/// The learned members of the band. They are built once by [io.sideman.players.BandFactory] and
/// then belong to the conductor thread, where they allocate nothing.
@NullMarked
package io.sideman.players;

import org.jspecify.annotations.NullMarked;
