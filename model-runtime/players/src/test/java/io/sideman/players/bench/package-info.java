/// What the benchmark programs of the players share.
@NullMarked
package io.sideman.players.bench;

import org.jspecify.annotations.NullMarked;
