/// The loop VAE: codes of bars, and what can be done with them: vary a loop, walk from one to
/// another, measure how alike two are, invent new ones.
@NullMarked
package io.sideman.players.vae;

import org.jspecify.annotations.NullMarked;
