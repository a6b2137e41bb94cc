/// From notes to MIDI events at their tick, with the promise that every note-on gets its note-off.
/// Conductor thread only.
@NullMarked
package io.sideman.engine.schedule;

import org.jspecify.annotations.NullMarked;
