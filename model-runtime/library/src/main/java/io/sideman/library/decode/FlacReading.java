package io.sideman.library.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;

/// FLAC by jFLAC. The metadata is read here and only the stream's description is handed on, so that
/// a block that states gigabytes allocates nothing.
final class FlacReading {
  private static final int STREAM_INFO = 0;
  private static final int COMMENTS = 4;
  private static final int STREAM_INFO_BYTES = 34;
  private static final int MOST_COMMENTS = 1 << 16;
  private static final int LAST = 0x80;

  private FlacReading() {}

  static Sound read(InputStream in, double mostSeconds) throws IOException {
    in.skipNBytes(4);
    var label = new LabelMaker();
    byte[] info = metadata(in, label);
    var bits = ByteBuffer.wrap(info).getLong(10);
    int rate = (int) (bits >>> 44);
    int channels = (int) (bits >>> 41 & 7) + 1;
    int depth = (int) (bits >>> 36 & 31) + 1;
    long frames = bits & 0xF_FFFF_FFFFL;
    var tape = new Tape(channels, rate, mostSeconds);
    decode(new FLACDecoder(new Ending(opening(info), in)), depth, frames, tape);
    return tape.sound(label, tape.isFull() ? (double) frames / rate : 0);
  }

  /// Reads all blocks and answers the stream's description.
  private static byte[] metadata(InputStream in, LabelMaker label) throws IOException {
    byte[] info = new byte[0];
    int type;
    do {
      byte[] head = in.readNBytes(4);
      if (head.length < 4) {
        throw new SoundException("its description is cut off");
      }
      type = head[0] & 0xFF;
      int size = ByteBuffer.wrap(head).getInt() & 0xFF_FFFF;
      if ((type & ~LAST) == STREAM_INFO && size == STREAM_INFO_BYTES) {
        info = in.readNBytes(size);
      } else if ((type & ~LAST) == COMMENTS && size <= MOST_COMMENTS) {
        comments(ByteBuffer.wrap(in.readNBytes(size)).order(ByteOrder.LITTLE_ENDIAN), label);
      } else {
        in.skipNBytes(size);
      }
    } while ((type & LAST) == 0);
    if (info.length < STREAM_INFO_BYTES) {
      throw new SoundException("its description is missing or damaged");
    }
    return info;
  }

  /// Vorbis comments: a vendor, then `NAME=value` texts, each after its length.
  static void comments(ByteBuffer from, LabelMaker label) {
    if (!skipText(from) || from.remaining() < 4) {
      return;
    }
    int count = from.getInt();
    for (int i = 0; i < count && from.remaining() >= 4; i++) {
      int size = from.getInt();
      if (size < 0 || size > from.remaining()) {
        return;
      }
      byte[] bytes = new byte[size];
      from.get(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int equals = text.indexOf('=');
      if (equals > 0) {
        label.tag(text.substring(0, equals), text.substring(equals + 1));
      }
    }
  }

  private static boolean skipText(ByteBuffer from) {
    if (from.remaining() < 4) {
      return false;
    }
    int size = from.getInt();
    if (size < 0 || size > from.remaining()) {
      return false;
    }
    from.position(from.position() + size);
    return true;
  }

  private static InputStream opening(byte[] info) {
    var bytes = ByteBuffer.allocate(8 + STREAM_INFO_BYTES);
    bytes.put("fLaC".getBytes(StandardCharsets.ISO_8859_1));
    bytes.putInt(LAST << 24 | STREAM_INFO_BYTES).put(info);
    return new ByteArrayInputStream(bytes.array());
  }

  /// @param frames of the whole stream, 0 if not stated; what comes after them is no sound
  private static void decode(FLACDecoder decoder, int depth, long frames, Tape tape)
      throws IOException {
    try {
      decoder.readMetadata();
      while (!tape.isFull() && (frames == 0 || decoder.getSamplesDecoded() < frames)) {
        Frame frame = decoder.readNextFrame();
        if (frame == null) {
          break;
        }
        copy(decoder, frame, depth, tape);
      }
    } catch (RuntimeException e) {
      throw new SoundException("its sound is damaged", e);
    }
    if (decoder.getBadFrames() > 0) {
      throw new SoundException(
          "its sound is damaged (%d places)".formatted(decoder.getBadFrames()));
    }
  }

  private static void copy(FLACDecoder decoder, Frame frame, int depth, Tape tape) {
    int fit = tape.room(frame.header.blockSize);
    float scale = 1f / (1L << (depth - 1));
    for (int c = 0; c < tape.channels(); c++) {
      int[] samples = decoder.getChannelData()[c].getOutput();
      for (int i = 0; i < fit; i++) {
        tape.set(c, i, samples[i] * scale);
      }
    }
    tape.advance(fit);
  }

  /// One stream after the other. jFLAC asks for ever at the end of a stream whose last frame has a
  /// damaged head: it is answered a few times.
  private static final class Ending extends SequenceInputStream {
    private static final int MOST = 16;

    private int ends;

    Ending(InputStream first, InputStream second) {
      super(first, second);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      if (count < 0 && ++ends > MOST) {
        throw new SoundException("its sound is damaged at the end");
      }
      return count;
    }
  }
}
