/// Sound as samples, and how files become it.
@NullMarked
package io.sideman.library.decode;

import org.jspecify.annotations.NullMarked;
