/// Loops of a band: a few bars of 4/4 with their chords, and the key-free rolls that the networks
/// which invent and vary loops see. Control threads only.
@NullMarked
package io.sideman.players.loop;

import org.jspecify.annotations.NullMarked;
