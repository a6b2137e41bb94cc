/// What the listener did with the items of the library, and what that says of their taste. The data
/// is the listener's: it lies in one file and leaves it only by `TasteExport`.
@NullMarked
package io.sideman.library.taste;

import org.jspecify.annotations.NullMarked;
