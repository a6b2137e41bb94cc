/// The controls of the band by the names that people and other programs use. Any thread.
@NullMarked
package io.sideman.app.controls;

import org.jspecify.annotations.NullMarked;
