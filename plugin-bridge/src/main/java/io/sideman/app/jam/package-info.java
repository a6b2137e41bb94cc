/// The band on stage: input port, session and output port on one conductor thread.
@NullMarked
package io.sideman.app.jam;

import org.jspecify.annotations.NullMarked;
