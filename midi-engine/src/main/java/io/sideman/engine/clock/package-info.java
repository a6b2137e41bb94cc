/// Clocks of other machines: MIDI clock with song position in and out, Ableton Link, and the rule
/// which of them the band goes by. Conductor thread; nothing is allocated after construction.
@NullMarked
package io.sideman.engine.clock;

import org.jspecify.annotations.NullMarked;
