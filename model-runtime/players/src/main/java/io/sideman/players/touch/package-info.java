/// Touch: how hard and how early or late each note of a score is played, learned from people. The
/// band plays with it, and `humanize` gives it to a file. Features and networks are used by the
/// trainer too, so that playing sees what training saw.
@NullMarked
package io.sideman.players.touch;

import org.jspecify.annotations.NullMarked;
