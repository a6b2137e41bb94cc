/// Feed-forward networks in plain Java. A network is immutable and shared; each user runs it with
/// scratch of its own. Allocation-free after construction.
@NullMarked
package io.sideman.players.net;

import org.jspecify.annotations.NullMarked;
