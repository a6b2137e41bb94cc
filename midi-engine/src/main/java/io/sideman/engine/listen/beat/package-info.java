/// Beat, tempo and metre from played onsets, for input whose host or file gives none that can be
/// trusted. [BeatTracker] is causal and belongs to the conductor thread; the rest is for whole
/// files and background threads.
@NullMarked
package io.sideman.engine.listen.beat;

import org.jspecify.annotations.NullMarked;
