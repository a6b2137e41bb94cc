/// MIDI learn: any controller, key or program of any input moves any control of the band. The map
/// is a file of the user's; the conductor thread looks things up in it without allocation.
@NullMarked
package io.sideman.app.learn;

import org.jspecify.annotations.NullMarked;
