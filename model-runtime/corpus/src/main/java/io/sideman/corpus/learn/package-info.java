/// Training of the players' LSTM networks on one core, in the Vector API and without a training
/// library: sparse inputs are looked up instead of multiplied, memories carry through whole songs,
/// and a killed run goes on bit for bit. Any one thread; never the conductor's.
@NullMarked
package io.sideman.corpus.learn;

import org.jspecify.annotations.NullMarked;
