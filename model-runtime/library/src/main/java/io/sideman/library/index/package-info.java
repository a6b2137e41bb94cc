/// The library's index: items by vector, by words and by filters, in one Lucene index. A writer
/// belongs to one thread of the analysing process; a [LibraryIndex] may be asked by any thread.
/// Nothing here is for the audio or conductor thread: it reads files.
@NullMarked
package io.sideman.library.index;

import org.jspecify.annotations.NullMarked;
