/// Standard MIDI Files, formats 0 to 2: reading (with repair where a damaged file is still usable),
/// views in band time, and writing. Values are immutable; any thread may read them.
@NullMarked
package io.sideman.engine.smf;

import org.jspecify.annotations.NullMarked;
