/// The system's MIDI ports: what there is, opening by name, input into a ring, output that never
/// leaves a note hanging. Opening and closing: control thread; each port says who may send.
@NullMarked
package io.sideman.engine.port;

import org.jspecify.annotations.NullMarked;
