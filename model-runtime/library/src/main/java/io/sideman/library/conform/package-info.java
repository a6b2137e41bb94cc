/// Brings an item of the library into the session's key and tempo: notes by scale degree and on the
/// grid, sound by time stretching and pitch shifting. Pure: no files, no threads of its own.
@NullMarked
package io.sideman.library.conform;

import org.jspecify.annotations.NullMarked;
