/// Musical time in ticks, wall time in nanos, audio time in frames, and the maps between them.
/// Values are immutable unless a class says otherwise, so any thread may read them.
@NullMarked
package io.sideman.engine.time;

import org.jspecify.annotations.NullMarked;
