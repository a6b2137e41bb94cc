package io.sideman.library.decode;

import java.io.IOException;
import java.io.InputStream;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/// MPEG audio by JLayer, frame by frame. A stream is believed when several frames in a row agree.
final class Mp3Reading {
  /// Of random bytes one in some thousands looks like the start of a frame.
  private static final int LEAST_FRAMES = 3;

  /// Damage that is heard as a click is let pass; more is no music any longer.
  private static final double MOST_DAMAGED = 0.2;

  private Mp3Reading() {}

  /// @param bytes size of the stream, 0 if not known
  static Sound read(InputStream in, long bytes, double mostSeconds) throws IOException {
    var label = new LabelMaker();
    InputStream audio = Id3.read(in, label);
    var bits = new Bitstream(audio);
    Tape tape = null;
    var state = new Progress();
    try {
      Header header = bits.readFrame();
      var decoder = new Decoder();
      while (header != null && (tape == null || !tape.isFull())) {
        tape = frame(bits, decoder, header, tape, mostSeconds, state, bytes);
        bits.closeFrame();
        header = next(bits, state);
      }
    } catch (JavaLayerException e) {
      throw new SoundException("it is no MP3 file that can be read", e);
    }
    if (tape == null || state.good < LEAST_FRAMES || state.bad > MOST_DAMAGED * state.good) {
      throw new SoundException("it is no MP3 file, or it is too damaged to be read");
    }
    return tape.sound(label, tape.isFull() ? state.seconds : 0);
  }

  /// Counts of one file.
  private static final class Progress {
    private int good;
    private int bad;
    private double seconds;
  }

  private static Header next(Bitstream bits, Progress state) {
    try {
      return bits.readFrame();
    } catch (JavaLayerException e) {
      state.bad++;
      return null; // JLayer does not find its way after this: the rest is lost
    }
  }

  private static Tape frame(
      Bitstream bits,
      Decoder decoder,
      Header header,
      Tape before,
      double mostSeconds,
      Progress state,
      long bytes)
      throws SoundException {
    Tape tape = before;
    try {
      var samples = (SampleBuffer) decoder.decodeFrame(header, bits);
      if (tape == null) {
        tape = new Tape(samples.getChannelCount(), samples.getSampleFrequency(), mostSeconds);
        state.seconds = bytes > 0 ? header.total_ms((int) Math.min(bytes, 1 << 30)) / 1000.0 : 0;
      }
      if (tape.rate() == samples.getSampleFrequency()
          && tape.channels() == samples.getChannelCount()) {
        copy(samples, tape);
        state.good++;
      } else {
        state.bad++;
      }
    } catch (JavaLayerException | RuntimeException e) {
      state.bad++; // JLayer trips over damaged frames in many ways; the next may be sound
    }
    return tape;
  }

  private static void copy(SampleBuffer samples, Tape tape) {
    short[] data = samples.getBuffer();
    int channels = tape.channels();
    int fit = tape.room(samples.getBufferLength() / channels);
    for (int i = 0; i < fit; i++) {
      for (int c = 0; c < channels; c++) {
        tape.set(c, i, data[i * channels + c] / 32_768f);
      }
    }
    tape.advance(fit);
  }
}
