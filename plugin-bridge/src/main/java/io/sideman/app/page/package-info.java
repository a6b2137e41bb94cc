/// The page in the browser: a small HTTP and WebSocket server on loopback, for this computer's own
/// browser alone. Its event loop answers, workers search and render; the conductor thread knows
/// nothing of it.
@NullMarked
package io.sideman.app.page;

import org.jspecify.annotations.NullMarked;
