/// Steering the band: controls and gestures of every source (plugin, OSC, foot switch, page), what
/// they make of form, dynamics and notes, and who plays into which input. Conductor thread only.
@NullMarked
package io.sideman.engine.steer;

import org.jspecify.annotations.NullMarked;
