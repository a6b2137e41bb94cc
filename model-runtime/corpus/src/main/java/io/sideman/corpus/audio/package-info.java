/// Sound with known answers: notes of the data sets played by FluidSynth. For training and judging
/// what hears sound.
@NullMarked
package io.sideman.corpus.audio;

import org.jspecify.annotations.NullMarked;
