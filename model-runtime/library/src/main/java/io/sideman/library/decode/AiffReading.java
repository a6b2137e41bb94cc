package io.sideman.library.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// AIFF and AIFF-C without compression, after Apple's published descriptions. The words about the
/// sound may come before it or after it; both orders occur.
final class AiffReading {
  private static final int MOST_SMALL_CHUNK = 1 << 16;
  private static final int MOST_CHUNKS = 1000;

  private final InputStream in;
  private final double mostSeconds;
  private final LabelMaker label = new LabelMaker();
  private int channels;
  private long frames;
  private int rate;
  private PcmFormat format = new PcmFormat(0, false, true, ByteOrder.BIG_ENDIAN);

  private AiffReading(InputStream in, double mostSeconds) {
    this.in = in;
    this.mostSeconds = mostSeconds;
  }

  static Sound read(InputStream in, double mostSeconds) throws IOException {
    return new AiffReading(in, mostSeconds).read();
  }

  private Sound read() throws IOException {
    in.skipNBytes(12);
    Optional<Tape> sound = Optional.empty();
    for (int i = 0; i < MOST_CHUNKS; i++) {
      byte[] head = in.readNBytes(8);
      if (head.length < 8) {
        break;
      }
      String id = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
      long size = ByteBuffer.wrap(head).getInt(4) & 0xFFFF_FFFFL;
      if (id.equals("SSND") && sound.isEmpty()) {
        sound = Optional.of(sound(size));
        if (sound.get().isFull()) {
          break; // what follows is behind more sound than was asked for
        }
      } else if (size > MOST_SMALL_CHUNK) {
        PcmReading.skip(in, size + (size & 1));
      } else {
        chunk(id, ByteBuffer.wrap(in.readNBytes((int) size)));
        PcmReading.skip(in, size & 1);
      }
    }
    Tape tape = sound.orElseThrow(() -> new SoundException("it is an AIFF file without sound"));
    return tape.sound(label, tape.isFull() ? (double) frames / rate : 0);
  }

  private void chunk(String id, ByteBuffer body) throws SoundException {
    switch (id) {
      case "COMM" -> common(body);
      case "NAME", "ANNO", "(c) " -> label.tag(id, LabelMaker.text(body));
      case "basc" -> label.appleLoop(body);
      default -> {}
    }
  }

  private void common(ByteBuffer body) throws SoundException {
    if (body.remaining() < 18) {
      throw new SoundException("its format chunk is cut off");
    }
    channels = body.getShort(0) & 0xFFFF;
    frames = body.getInt(2) & 0xFFFF_FFFFL;
    int bits = body.getShort(6) & 0xFFFF;
    rate = extended(body.getShort(8) & 0x7FFF, body.getLong(10));
    byte[] code = {'N', 'O', 'N', 'E'};
    if (body.remaining() >= 22) {
      body.get(18, code);
    }
    format =
        switch (new String(code, StandardCharsets.ISO_8859_1)) {
          case "NONE", "twos", "in24", "in32" ->
              PcmFormat.of(bits, false, true, ByteOrder.BIG_ENDIAN);
          case "sowt" -> PcmFormat.of(bits, false, true, ByteOrder.LITTLE_ENDIAN);
          case "fl32", "FL32" -> PcmFormat.of(32, true, true, ByteOrder.BIG_ENDIAN);
          case "fl64", "FL64" -> PcmFormat.of(64, true, true, ByteOrder.BIG_ENDIAN);
          case String other ->
              throw new SoundException(
                  "it is an AIFF file with compressed sound (%s); uncompressed sound can be read"
                      .formatted(other.replaceAll("\\P{Print}", "?")));
        };
  }

  /// An 80-bit number as far as rates need it: 64 bits of mantissa, the exponent biased by 16383.
  private static int extended(int exponent, long mantissa) {
    double value = (mantissa >>> 1) * Math.pow(2, exponent - 16_383 - 62);
    return value > Sound.MOST_RATE ? Integer.MAX_VALUE : (int) Math.round(value);
  }

  private Tape sound(long size) throws IOException {
    if (format.bytes() == 0) {
      throw new SoundException("its sound comes before its format");
    }
    long offset = ByteBuffer.wrap(in.readNBytes(8)).getInt() & 0xFFFF_FFFFL;
    in.skipNBytes(offset);
    var tape = new Tape(channels, rate, mostSeconds);
    long bytes = size - 8 - offset;
    PcmReading.read(in, bytes, format, channels, tape);
    PcmReading.skip(in, Math.floorMod(bytes, (long) format.bytes() * channels) + (size & 1));
    return tape;
  }
}
