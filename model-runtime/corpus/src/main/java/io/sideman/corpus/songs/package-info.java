/// Songs of the training data as the band sees them: parts by role, chords, key, metre and tempo.
/// One reader per data set; each knows that set's traps. Preparation only, any one thread.
@NullMarked
package io.sideman.corpus.songs;

import org.jspecify.annotations.NullMarked;
