/// Loops cut from the data sets and rendered from styles: what the networks that invent and vary
/// loops learn from and are measured against.
@NullMarked
package io.sideman.corpus.loops;

import org.jspecify.annotations.NullMarked;
