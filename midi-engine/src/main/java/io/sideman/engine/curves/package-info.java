/// Density and tonal tension over bars: what a piece has, and what is asked of the band.
@NullMarked
package io.sideman.engine.curves;

import org.jspecify.annotations.NullMarked;
