package io.sideman.app.sound;

import io.sideman.engine.smf.Smf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/// Turns a MIDI file into sound.
sealed interface Synth permits JavaSynth, FluidSynth {
  /// Renders the whole file and its last notes' decay.
  ///
  /// @param tape where raw floats go, see [FloatTape]
  /// @param progress told the share done, 0 to 1, where the synthesiser knows it
  void render(Smf smf, int sampleRateHz, Path tape, DoubleConsumer progress) throws IOException;

  /// Name for the user.
  String name();
}
