/// How original a line is: phrases as short words that neither transposition nor tempo changes,
/// looked up among the words of the songs that the networks learned from. [OriginalityGuard] is for
/// the conductor thread and allocates nothing; the rest is for any one thread.
@NullMarked
package io.sideman.players.originality;

import org.jspecify.annotations.NullMarked;
