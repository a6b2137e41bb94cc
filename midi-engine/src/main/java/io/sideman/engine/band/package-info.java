/// The band: its roles, what a player sees when it plans a step, and what it answers. Everything
/// mutable here belongs to the conductor thread.
@NullMarked
package io.sideman.engine.band;

import org.jspecify.annotations.NullMarked;
