/// Chords, keys and their timelines. Immutable values; any thread.
@NullMarked
package io.sideman.engine.harmony;

import org.jspecify.annotations.NullMarked;
