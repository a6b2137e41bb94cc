/// Tunes the players of a style on the user's own MIDI files: a few passes from the shipped
/// networks, judged on bars that were not learned from. A program of its own runs it, one thread.
@NullMarked
package io.sideman.corpus.tune;

import org.jspecify.annotations.NullMarked;
