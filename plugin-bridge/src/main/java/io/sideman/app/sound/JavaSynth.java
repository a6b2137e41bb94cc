package io.sideman.app.sound;

import com.sun.media.sound.AudioSynthesizer;
import com.sun.media.sound.EmergencySoundbank;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.ExitCode;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.smf.Smf;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Soundbank;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

/// The synthesiser inside the JDK, run without a sound card. Its stream interface is not exported:
/// the launcher and the build open `com.sun.media.sound` for this class.
final class JavaSynth implements Synth {
  private static final int FRAME_BYTES = FloatTape.CHANNELS * 4;
  private static final double MOST_TAIL_SECONDS = 6;
  private static final float SILENCE = 1e-4f;

  private final Optional<Path> soundFont;

  JavaSynth(Optional<Path> soundFont) {
    this.soundFont = soundFont;
  }

  @Override
  public String name() {
    return "Java's synthesiser";
  }

  @Override
  public void render(Smf smf, int sampleRateHz, Path tape, DoubleConsumer progress)
      throws IOException {
    var format =
        new AudioFormat(
            AudioFormat.Encoding.PCM_FLOAT,
            sampleRateHz,
            32,
            FloatTape.CHANNELS,
            FRAME_BYTES,
            sampleRateHz,
            false);
    try (var synth = (AudioSynthesizer) MidiSystem.getSynthesizer();
        AudioInputStream sound =
            synth.openStream(format, Map.of("load default soundbank", false, "reverb", true));
        Receiver receiver = synth.getReceiver();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(tape))) {
      synth.loadAllInstruments(bank());
      var performance = new Performance(receiver, Timed.all(smf));
      copy(sound, out, performance, sampleRateHz, progress);
    } catch (MidiUnavailableException e) {
      throw new IllegalStateException("every JDK has a synthesiser", e);
    }
  }

  private Soundbank bank() {
    if (soundFont.isEmpty()) {
      return plainSounds();
    }
    Path file = soundFont.get();
    try {
      return MidiSystem.getSoundbank(file.toFile());
    } catch (InvalidMidiDataException | IOException e) {
      throw new CliError(
          ExitCode.INVALID_INPUT, file + " is no sound font that can be read (SF2 or DLS).", e);
    }
  }

  /// The JDK makes these by itself; nothing that it reads can be missing.
  private static Soundbank plainSounds() {
    try {
      return EmergencySoundbank.createSoundbank();
    } catch (Exception e) {
      throw new IllegalStateException("Java's built-in sounds could not be made", e);
    }
  }

  private static void copy(
      AudioInputStream sound,
      OutputStream out,
      Performance performance,
      int sampleRateHz,
      DoubleConsumer progress)
      throws IOException {
    int blockFrames = sampleRateHz / 10;
    byte[] block = new byte[blockFrames * FRAME_BYTES];
    double seconds = 0;
    double lastSeconds = performance.endSeconds();
    boolean quiet = false;
    while (seconds < lastSeconds || (!quiet && seconds < lastSeconds + MOST_TAIL_SECONDS)) {
      seconds += 0.1;
      performance.sendUntil(seconds);
      int read = sound.readNBytes(block, 0, block.length);
      out.write(block, 0, read);
      quiet = isQuiet(block, read);
      progress.accept(Math.min(1, seconds / (lastSeconds + 1)));
    }
  }

  private static boolean isQuiet(byte[] block, int length) {
    var floats = ByteBuffer.wrap(block, 0, length).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    while (floats.hasRemaining()) {
      if (Math.abs(floats.get()) > SILENCE) {
        return false;
      }
    }
    return true;
  }

  /// Hands the events over a little ahead of the sound.
  private static final class Performance {
    private final Receiver receiver;
    private final List<Timed> events;
    private int next;

    Performance(Receiver receiver, List<Timed> events) {
      this.receiver = receiver;
      this.events = events;
    }

    double endSeconds() {
      return events.isEmpty() ? 0 : events.getLast().nanos() / 1e9;
    }

    void sendUntil(double seconds) {
      while (next < events.size() && events.get(next).nanos() <= seconds * 1e9) {
        Timed event = events.get(next++);
        receiver.send(message(event.message()), event.nanos() / 1000);
      }
    }

    private static ShortMessage message(int packed) {
      try {
        return new ShortMessage(
            MidiMessage.status(packed), MidiMessage.data1(packed), MidiMessage.data2(packed));
      } catch (InvalidMidiDataException e) {
        throw new IllegalStateException("the reader let a wrong message through", e);
      }
    }
  }
}
