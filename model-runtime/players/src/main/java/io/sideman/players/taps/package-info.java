/// Drums from a tapped rhythm: a small network reads the taps of two bars around a 16th and says
/// which drums belong there.
@NullMarked
package io.sideman.players.taps;

import org.jspecify.annotations.NullMarked;
