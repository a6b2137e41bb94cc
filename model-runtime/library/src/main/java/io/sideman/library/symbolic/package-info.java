/// What a library knows of notes: MIDI files, scores, the last bars of a session, a phrase that
/// somebody played. Not for the live path: it allocates. An analyst belongs to one thread.
@NullMarked
package io.sideman.library.symbolic;

import org.jspecify.annotations.NullMarked;
