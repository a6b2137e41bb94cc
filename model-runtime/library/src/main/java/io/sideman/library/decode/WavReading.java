package io.sideman.library.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// RIFF WAVE and RF64, after the formats' published descriptions: integer and floating point
/// samples, extensible headers, and the chunks that state tempo, beats and root key.
final class WavReading {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int MOST_SMALL_CHUNK = 1 << 16;
  private static final int MOST_CHUNKS = 1000;

  private final InputStream in;
  private final double mostSeconds;
  private final LabelMaker label = new LabelMaker();
  private int channels;
  private int rate;
  private PcmFormat format = new PcmFormat(0, false, true, ByteOrder.LITTLE_ENDIAN);
  private Tape tape;
  private double fileSeconds;

  private WavReading(InputStream in, double mostSeconds) throws SoundException {
    this.in = in;
    this.mostSeconds = mostSeconds;
    tape = new Tape(1, Sound.LEAST_RATE, 0);
  }

  static Sound read(InputStream in, double mostSeconds) throws IOException {
    return new WavReading(in, mostSeconds).read();
  }

  private Sound read() throws IOException {
    in.skipNBytes(12);
    for (int i = 0; i < MOST_CHUNKS; i++) {
      byte[] head = in.readNBytes(8);
      if (head.length < 8) {
        break;
      }
      String id = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
      long size = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFF_FFFFL;
      if (id.equals("data")) {
        data(size);
        if (tape.isFull() || size >= 0xFFFF_FFF0L || size == 0) {
          break;
        }
        PcmReading.skip(in, size & 1);
      } else {
        chunk(id, size);
      }
    }
    if (format.bytes() == 0) {
      throw new SoundException("it is a WAV file without a format chunk");
    }
    return tape.sound(label, fileSeconds);
  }

  private void chunk(String id, long size) throws IOException {
    if (size > MOST_SMALL_CHUNK) {
      PcmReading.skip(in, size + (size & 1));
      return;
    }
    var body = ByteBuffer.wrap(in.readNBytes((int) size)).order(ByteOrder.LITTLE_ENDIAN);
    PcmReading.skip(in, size & 1);
    switch (id) {
      case "fmt " -> format(body);
      case "acid" -> label.acid(body);
      case "smpl" -> label.sampler(body);
      case "LIST" -> list(body);
      default -> {}
    }
  }

  private void format(ByteBuffer body) throws SoundException {
    if (body.remaining() < 16) {
      throw new SoundException("its format chunk is cut off");
    }
    int code = body.getShort(0) & 0xFFFF;
    channels = body.getShort(2) & 0xFFFF;
    rate = body.getInt(4);
    int bits = body.getShort(14) & 0xFFFF;
    if (code == EXTENSIBLE && body.remaining() >= 40) {
      code = body.getShort(24) & 0xFFFF; // the sub-format's first two bytes
    }
    if (code != PCM && code != FLOAT) {
      throw new SoundException(
          "it is a WAV file with compressed sound (code %d); uncompressed sound can be read"
              .formatted(code));
    }
    format = PcmFormat.of(bits, code == FLOAT, bits > 8, ByteOrder.LITTLE_ENDIAN);
  }

  private void data(long size) throws IOException {
    if (format.bytes() == 0) {
      throw new SoundException("its sound comes before its format");
    }
    tape = new Tape(channels, rate, mostSeconds);
    boolean stated = size > 0 && size < 0xFFFF_FFF0L;
    PcmReading.read(in, stated ? size : Long.MAX_VALUE, format, channels, tape);
    boolean whole = stated && tape.isFull(); // else the file may be shorter than it says
    fileSeconds = whole ? (double) size / format.bytes() / channels / rate : 0;
  }

  private void list(ByteBuffer body) {
    if (body.remaining() < 4) {
      return;
    }
    int at = 4;
    while (at + 8 <= body.limit()) {
      byte[] id = new byte[4];
      body.get(at, id);
      int size = body.getInt(at + 4);
      if (size < 0 || size > body.limit() - at - 8) {
        return;
      }
      label.tag(
          new String(id, StandardCharsets.ISO_8859_1), LabelMaker.text(body.slice(at + 8, size)));
      at += 8 + size + (size & 1);
    }
  }
}
