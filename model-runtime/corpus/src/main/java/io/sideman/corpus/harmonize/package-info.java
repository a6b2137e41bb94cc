/// Learns chords under melodies from lead sheets and songs.
@NullMarked
package io.sideman.corpus.harmonize;

import org.jspecify.annotations.NullMarked;
