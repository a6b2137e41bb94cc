/// Trains what listening knows, from the training side of the corpus. Run from the command line;
/// reproducible from the seeds.
@NullMarked
package io.sideman.corpus.listen;

import org.jspecify.annotations.NullMarked;
