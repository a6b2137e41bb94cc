/// The spaces in which items are near each other, one per aspect: what analysis measured, as one
/// vector of unit length. Notes and sound are measured differently and meet here.
@NullMarked
package io.sideman.library.aspect;

import org.jspecify.annotations.NullMarked;
