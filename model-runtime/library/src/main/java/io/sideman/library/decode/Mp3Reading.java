package io.sideman.library.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
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

  private static final int MOST_BYTES_A_SECOND = 40_000; // 320 kbit
  private static final int SPARE = 1 << 16;
  private static final int OLD_TAG = 128; // ID3v1

  private Mp3Reading() {}

  /// @param bytes size of the stream, 0 if not known
  static Sound read(InputStream in, long bytes, double mostSeconds) throws IOException {
    var label = new LabelMaker();
    InputStream audio = new ByteArrayInputStream(bytes(Id3.read(in, label), mostSeconds));
    Optional<LameTag> tag = LameTag.peek(audio);
    var bits = new Bitstream(audio);
    Tape tape = null;
    var state = new Progress(tag, bytes);
    try {
      Header header = bits.readFrame();
      var decoder = new Decoder();
      while (header != null && (tape == null || !tape.isFull())) {
        tape = frame(bits, decoder, header, tape, mostSeconds, state);
        bits.closeFrame();
        header = next(bits, state);
      }
    } catch (JavaLayerException e) {
      throw new SoundException("it is no MP3 file that can be read", e);
    }
    if (tape == null || state.good < LEAST_FRAMES || state.bad > MOST_DAMAGED * state.good) {
      throw new SoundException("it is no MP3 file, or it is too damaged to be read");
    }
    boolean cut = tape.isFull();
    if (!cut && state.surplus > 0 && state.surplus < tape.frames()) {
      tape.advance(-state.surplus);
    }
    return tape.sound(label, cut ? state.seconds : 0);
  }

  /// What `mostSeconds` can need, without the old tag at the end of the file: JLayer drops the
  /// frame before it.
  private static byte[] bytes(InputStream in, double mostSeconds) throws IOException {
    int most = (int) (mostSeconds * MOST_BYTES_A_SECOND) + SPARE;
    byte[] bytes = in.readNBytes(most);
    int tag = bytes.length - OLD_TAG;
    boolean tagged =
        tag > 0 && new String(bytes, tag, 3, StandardCharsets.ISO_8859_1).equals("TAG");
    return tagged ? Arrays.copyOf(bytes, tag) : bytes;
  }

  /// Counts of one file.
  private static final class Progress {
    private final Optional<LameTag> tag;
    private final long bytes;
    private int good;
    private int bad;
    private int skip; // samples still to be left out
    private int surplus; // samples at the end that are no sound
    private double seconds;

    Progress(Optional<LameTag> tag, long bytes) {
      this.tag = tag;
      this.bytes = bytes;
    }

    /// Called with the first frame, which holds no sound where there is a tag.
    void begin(Header header, int frameSamples, int rate) {
      if (tag.isPresent()) {
        LameTag words = tag.get();
        skip = frameSamples + words.delay() + LameTag.DECODER_DELAY;
        surplus = Math.max(0, words.padding() - LameTag.DECODER_DELAY);
        long samples = (long) words.audioFrames() * frameSamples;
        seconds = (double) (samples - words.delay() - words.padding()) / rate;
      } else if (bytes > 0) {
        seconds = header.total_ms((int) Math.min(bytes, 1 << 30)) / 1000.0;
      }
    }
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
      Progress state)
      throws SoundException {
    Tape tape = before;
    try {
      var samples = (SampleBuffer) decoder.decodeFrame(header, bits);
      if (tape == null) {
        tape = new Tape(samples.getChannelCount(), samples.getSampleFrequency(), mostSeconds);
        state.begin(
            header, samples.getBufferLength() / tape.channels(), samples.getSampleFrequency());
      }
      if (tape.rate() == samples.getSampleFrequency()
          && tape.channels() == samples.getChannelCount()) {
        copy(samples, tape, state);
        state.good++;
      } else {
        state.bad++;
      }
    } catch (JavaLayerException | RuntimeException e) {
      state.bad++; // JLayer trips over damaged frames in many ways; the next may be sound
    }
    return tape;
  }

  private static void copy(SampleBuffer samples, Tape tape, Progress state) {
    short[] data = samples.getBuffer();
    int channels = tape.channels();
    int count = samples.getBufferLength() / channels;
    int left = Math.min(count, state.skip);
    state.skip -= left;
    int fit = tape.room(count - left);
    for (int i = 0; i < fit; i++) {
      for (int c = 0; c < channels; c++) {
        tape.set(c, i, data[(left + i) * channels + c] / 0x1p15f);
      }
    }
    tape.advance(fit);
  }
}
