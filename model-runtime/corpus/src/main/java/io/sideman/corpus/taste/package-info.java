/// Listening data to measure recommenders on. It is for evaluation only: nothing made from it
/// ships.
@NullMarked
package io.sideman.corpus.taste;

import org.jspecify.annotations.NullMarked;
