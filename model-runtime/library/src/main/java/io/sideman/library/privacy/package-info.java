/// Randomness that hides single facts in what leaves the machine. Nothing here reads or writes.
@NullMarked
package io.sideman.library.privacy;

import org.jspecify.annotations.NullMarked;
