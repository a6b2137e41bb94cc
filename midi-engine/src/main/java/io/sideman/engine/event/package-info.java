/// Notes and MIDI messages as plain values. Immutable; any thread.
@NullMarked
package io.sideman.engine.event;

import org.jspecify.annotations.NullMarked;
