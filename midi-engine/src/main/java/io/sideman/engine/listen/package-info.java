/// What the band hears of the performer besides harmony and beat: dynamics, density, register,
/// silence. Conductor thread; no allocation after construction.
@NullMarked
package io.sideman.engine.listen;

import org.jspecify.annotations.NullMarked;
