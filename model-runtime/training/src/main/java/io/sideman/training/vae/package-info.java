/// Training of the loop VAE in SameDiff.
@NullMarked
package io.sideman.training.vae;

import org.jspecify.annotations.NullMarked;
