/// Pictures of music. Any thread; needs no screen.
@NullMarked
package io.sideman.app.picture;

import org.jspecify.annotations.NullMarked;
