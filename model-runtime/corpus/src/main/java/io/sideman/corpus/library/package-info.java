/// Learning the spaces in which the library's items are near each other. Control threads only.
@NullMarked
package io.sideman.corpus.library;

import org.jspecify.annotations.NullMarked;
