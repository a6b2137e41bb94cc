/// Training of what invents loops, in DL4J. A program of its own; never on the class path of the
/// live application.
@NullMarked
package io.sideman.training.loops;

import org.jspecify.annotations.NullMarked;
