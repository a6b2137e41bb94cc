/// MIDI files as the producer's tools see them: which track plays which role, over which chords,
/// and how to exchange notes without touching anything else. Control thread.
@NullMarked
package io.sideman.app.bandfile;

import org.jspecify.annotations.NullMarked;
