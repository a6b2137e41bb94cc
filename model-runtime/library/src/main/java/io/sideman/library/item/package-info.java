/// What is known of one file of the library. Knows nothing of files, decoders or indexes.
@NullMarked
package io.sideman.library.item;

import org.jspecify.annotations.NullMarked;
