package io.sideman.engine.port;

import java.util.Map;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Synthesizer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;

/// Java's own synthesiser as an output port, for playing without any device. It needs an audio
/// line.
final class BuiltInSynth {
  static final PortInfo INFO =
      new PortInfo("Built-in synthesiser", "Built-in synthesiser", "Sideman");

  /// Java's own choice is 120 to 400 ms, too late to play along with.
  private static final long LATENCY_MICROS = 40_000;

  private static final AudioFormat CD = new AudioFormat(44_100, 16, 2, true, false);

  private BuiltInSynth() {}

  static boolean hasAudioLine() {
    return AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, CD));
  }

  static OutputPort open(Synthesizer synth) {
    if (!hasAudioLine()) {
      throw new PortException(
          "The built-in synthesiser needs an audio output, but Java finds none on this computer."
              + " Connect one, or give a MIDI output with --out.");
    }
    try {
      if (!openWithShortLatency(synth)) {
        synth.open();
      }
      return new DeviceOutput(INFO, synth, synth.getReceiver());
    } catch (MidiUnavailableException e) {
      synth.close();
      throw new PortException(
          "The built-in synthesiser cannot start: "
              + e.getMessage()
              + ". Close programs that hold the audio output, or give a MIDI output with --out.",
          e);
    }
  }

  /// The latency can be chosen only through a method of an internal type. It is there when the
  /// launcher exports that package; otherwise the synthesiser opens with its own latency.
  private static boolean openWithShortLatency(Synthesizer synth) {
    try {
      Class.forName("com.sun.media.sound.AudioSynthesizer")
          .getMethod("open", SourceDataLine.class, Map.class)
          .invoke(synth, null, Map.of("latency", LATENCY_MICROS));
      return true;
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
