/// Written music: scores between MusicXML, MIDI files and chord charts. Control thread; allocates.
@NullMarked
package io.sideman.engine.score;

import org.jspecify.annotations.NullMarked;
