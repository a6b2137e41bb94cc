/// What audio analysis hears in a sound: tempo, key, chords, timbre, loudness, notes of a hummed
/// line. Objects with buffers are confined to a thread.
@NullMarked
package io.sideman.library.spectral;

import org.jspecify.annotations.NullMarked;
