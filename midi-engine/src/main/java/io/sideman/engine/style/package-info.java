/// Styles: how a genre is played, as data. The reader turns a file into a [Style]; a
/// [PatternPlayer] plays one role of it. Values are immutable and free to share; a player belongs
/// to the conductor thread.
@NullMarked
package io.sideman.engine.style;

import org.jspecify.annotations.NullMarked;
