/// The harmony network at run time: what chord comes next, and whole progressions.
@NullMarked
package io.sideman.players.harmony;

import org.jspecify.annotations.NullMarked;
