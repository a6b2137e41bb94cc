package io.sideman.library.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Half a second of 440 Hz (left, half of full scale) and 660 Hz (right, a quarter) in every
/// format.
public final class SoundFixtures {
  static final int RATE = 22_050;
  static final int FRAMES = 11_025;

  private SoundFixtures() {}

  static float left(int frame) {
    return (float) (16_000 / 32_768.0 * Math.sin(2 * Math.PI * 440 * frame / RATE));
  }

  static float right(int frame) {
    return (float) (8_000 / 32_768.0 * Math.sin(2 * Math.PI * 660 * frame / RATE));
  }

  /// File names and contents.
  public static Map<String, byte[]> all() {
    var files = new LinkedHashMap<String, byte[]>();
    for (int bits : new int[] {8, 16, 24, 32}) {
      files.put("wav" + bits + ".wav", wav(1, bits));
    }
    files.put("float.wav", wav(3, 32));
    files.put("double.wav", wav(3, 64));
    files.put("extensible.wav", wav(0xFFFE, 24));
    files.put("big.aiff", aiff("NONE", 24));
    files.put("little.aifc", aiff("sowt", 16));
    files.put("float.aifc", aiff("fl32", 32));
    for (String name : new String[] {"tone.flac", "tone.mp3", "tone.ogg"}) {
      files.put(name, resource(name));
    }
    return files;
  }

  static byte[] resource(String name) {
    try (InputStream in = SoundFixtures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] wav(int code, int bits, byte... chunks) {
    boolean extensible = code == 0xFFFE;
    int fmt = extensible ? 40 : 16;
    byte[] samples = samples(bits, code == 3, ByteOrder.LITTLE_ENDIAN, bits > 8);
    var out = ByteBuffer.allocate(12 + 8 + fmt + chunks.length + 8 + samples.length);
    out.order(ByteOrder.LITTLE_ENDIAN);
    ascii(out, "RIFF").putInt(out.capacity() - 8);
    ascii(out, "WAVEfmt ").putInt(fmt);
    out.putShort((short) code).putShort((short) 2).putInt(RATE).putInt(RATE * 2 * bits / 8);
    out.putShort((short) (2 * bits / 8)).putShort((short) bits);
    if (extensible) {
      out.putShort((short) 22).putShort((short) bits).putInt(3).putShort((short) 1);
      out.put(new byte[14]);
    }
    out.put(chunks);
    ascii(out, "data").putInt(samples.length).put(samples);
    return out.array();
  }

  static byte[] aiff(String code, int bits) {
    return aiff(code, bits, new byte[0]);
  }

  /// With chunks behind the sound, as Apple loops have them.
  static byte[] aiff(String code, int bits, byte[] chunks) {
    boolean plain = code.equals("NONE");
    var order = code.equals("sowt") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    byte[] samples = samples(bits, code.equals("fl32"), order, true);
    int comm = plain ? 18 : 24;
    var out = ByteBuffer.allocate(12 + 8 + comm + 16 + samples.length + chunks.length);
    ascii(out, "FORM").putInt(out.capacity() - 8);
    ascii(out, plain ? "AIFF" : "AIFC");
    ascii(out, "COMM").putInt(comm).putShort((short) 2).putInt(FRAMES).putShort((short) bits);
    out.putShort((short) (16_383 + 14)).putLong((long) RATE << 63 - 14); // 80-bit rate
    if (!plain) {
      ascii(out, code).putShort((short) 0);
    }
    ascii(out, "SSND").putInt(8 + samples.length).putLong(0).put(samples);
    out.put(chunks);
    return out.array();
  }

  private static ByteBuffer ascii(ByteBuffer out, String text) {
    return out.put(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] samples(int bits, boolean real, ByteOrder order, boolean signed) {
    var out = ByteBuffer.allocate(FRAMES * 2 * bits / 8).order(order);
    for (int i = 0; i < FRAMES; i++) {
      for (float value : new float[] {left(i), right(i)}) {
        if (real) {
          var _ = bits == 32 ? out.putFloat(value) : out.putDouble(value);
        } else {
          put(out, Math.round((double) value * (1L << bits - 1)), bits, order, signed);
        }
      }
    }
    return out.array();
  }

  private static void put(ByteBuffer out, long value, int bits, ByteOrder order, boolean signed) {
    long shifted = signed ? value : value + (1L << bits - 1);
    for (int b = 0; b < bits / 8; b++) {
      int shift = order == ByteOrder.LITTLE_ENDIAN ? 8 * b : bits - 8 - 8 * b;
      out.put((byte) (shifted >> shift));
    }
  }
}
