/// Figures on held-out music. Control thread or a background process; never live.
@NullMarked
package io.sideman.corpus.evaluate;

import org.jspecify.annotations.NullMarked;
