/// What of the library fits the music that plays, or resembles it, and why. Any thread but the
/// conductor's; what is mutable belongs to one thread.
@NullMarked
package io.sideman.library.suggest;

import org.jspecify.annotations.NullMarked;
