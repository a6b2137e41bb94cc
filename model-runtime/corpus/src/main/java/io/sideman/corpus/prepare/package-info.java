/// From songs to the sequences that the players' networks learn: contexts, tokens, conditions, the
/// file that holds them, and the table of human grooves. Preparation and training only.
@NullMarked
package io.sideman.corpus.prepare;

import org.jspecify.annotations.NullMarked;
