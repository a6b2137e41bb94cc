/// What a MIDI file says of its band: who plays which role, and chords written as markers. Control
/// threads only.
@NullMarked
package io.sideman.players.parts;

import org.jspecify.annotations.NullMarked;
