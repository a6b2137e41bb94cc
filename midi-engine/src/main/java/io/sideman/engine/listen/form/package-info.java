/// The sections of a whole piece. Offline; any thread.
@NullMarked
package io.sideman.engine.listen.form;

import org.jspecify.annotations.NullMarked;
