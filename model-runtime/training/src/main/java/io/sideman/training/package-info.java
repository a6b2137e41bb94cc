/// Training of the players' networks in DL4J from prepared sequences. A process of its own at low
/// priority, never on the class path of the live application; one thread.
@NullMarked
package io.sideman.training;

import org.jspecify.annotations.NullMarked;
