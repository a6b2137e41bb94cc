/// From scores to one choice: masks, the product of experts, temperature, and a random source that
/// depends on nothing but the place in the music. Conductor thread; nothing allocates after
/// construction.
@NullMarked
package io.sideman.players.sample;

import org.jspecify.annotations.NullMarked;
