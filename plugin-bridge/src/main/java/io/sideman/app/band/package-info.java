/// A band made ready to play: players, listeners, conductor and session put together for a style.
/// Made on a control thread, played by the conductor thread.
@NullMarked
package io.sideman.app.band;

import org.jspecify.annotations.NullMarked;
