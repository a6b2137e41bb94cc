/// Learning touch: how hard and how early or late people play the notes of a score.
@NullMarked
package io.sideman.corpus.touch;

import org.jspecify.annotations.NullMarked;
