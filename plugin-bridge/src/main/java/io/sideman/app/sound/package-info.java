/// From MIDI to sound files. Control thread only; nothing here plays live.
@NullMarked
package io.sideman.app.sound;

import org.jspecify.annotations.NullMarked;
