/// The whole band running: input in, listening, conducting, events out, in one order whatever the
/// block size. Live and offline are the same code under another clock. One thread per session.
@NullMarked
package io.sideman.engine.session;

import org.jspecify.annotations.NullMarked;
