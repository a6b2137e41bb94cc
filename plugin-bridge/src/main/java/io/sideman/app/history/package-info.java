/// One undo history over everything that writes a MIDI file: what a file held before and after each
/// command, kept by content under the user's folder. Control thread; several processes may use it.
@NullMarked
package io.sideman.app.history;

import org.jspecify.annotations.NullMarked;
