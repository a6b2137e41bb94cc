/// The Java end of the link between edges (plugins, ports) and the companion: shared memory laid
/// out by `native/include/sideman/link.h`, and the seats that play over it. Every class says which
/// thread may use it.
@NullMarked
package io.sideman.app.link;

import org.jspecify.annotations.NullMarked;
