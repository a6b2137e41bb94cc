/// Keeps the library in step with the listener's folders: finds what is new, changed, renamed or
/// gone, has it analysed, and notes what cannot be. One thread of the analysing process.
@NullMarked
package io.sideman.library.scan;

import org.jspecify.annotations.NullMarked;
