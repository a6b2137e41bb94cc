/// The conductor: what the band believes about the music (outlooks), the plan of every role, and
/// when a step of the plan becomes final. Conductor thread only; no allocation once the music runs.
@NullMarked
package io.sideman.engine.conduct;

import org.jspecify.annotations.NullMarked;
