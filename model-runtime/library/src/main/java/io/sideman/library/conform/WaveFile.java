package io.sideman.library.conform;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes sound as a WAV file of 24 bits that says where it comes from: a `bext` chunk (EBU Tech
/// 3285) and a `LIST INFO` one, which every editor shows.
public final class WaveFile {
  private static final int DESCRIPTION = 256;
  private static final int ORIGINATOR = 32;
  private static final int BEXT_BYTES = 602;

  private WaveFile() {}

  /// What the file says of itself; empty texts are left out.
  ///
  /// @param title of the item
  /// @param comment what was done to it
  /// @param licence of the source, as it states it
  /// @param software name and version
  public record Words(String title, String comment, String licence, String software) {}

  /// The whole file.
  ///
  /// @param channels of equal lengths, -1..1; what is louder is clipped
  public static byte[] bytes(float[][] channels, int rate, Words words) {
    int frames = channels[0].length;
    long data = (long) frames * channels.length * 3;
    if (data > Integer.MAX_VALUE - 4096L) {
      throw new IllegalArgumentException("a WAV file of 24 bits holds 2 GB at most");
    }
    byte[] bext = bext(words);
    byte[] info = info(words);
    int size = 12 + 24 + 8 + bext.length + 8 + info.length + 8 + (int) (data + data % 2);
    var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(size - 8).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels.length);
    out.putInt(rate).putInt(rate * channels.length * 3);
    out.putShort((short) (channels.length * 3)).putShort((short) 24);
    out.put(ascii("bext")).putInt(bext.length).put(bext);
    out.put(ascii("LIST")).putInt(info.length).put(info);
    out.put(ascii("data")).putInt((int) data);
    for (int n = 0; n < frames; n++) {
      for (float[] channel : channels) {
        int sample = Math.clamp(Math.round(channel[n] * 8_388_607.0), -8_388_608, 8_388_607);
        out.put((byte) sample).put((byte) (sample >> 8)).put((byte) (sample >> 16));
      }
    }
    return out.array();
  }

  private static byte[] bext(Words words) {
    byte[] chunk = new byte[BEXT_BYTES];
    String text = words.title() + ". " + words.comment();
    put(chunk, 0, DESCRIPTION, words.licence().isEmpty() ? text : text + " " + words.licence());
    put(chunk, DESCRIPTION, ORIGINATOR, words.software());
    chunk[346] = 1; // version; no date: the same work gives the same bytes
    return chunk;
  }

  private static void put(byte[] chunk, int at, int room, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, chunk, at, Math.min(room - 1, bytes.length));
  }

  private static byte[] info(Words words) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(ascii("INFO"));
    var texts =
        Map.of(
            "INAM", words.title(),
            "ICMT", words.comment(),
            "ICOP", words.licence(),
            "ISFT", words.software());
    texts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(text -> {
          byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
          if (bytes.length > 0) {
            var head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            out.writeBytes(head.put(ascii(text.getKey())).putInt(bytes.length + 1).array());
            out.writeBytes(bytes);
            out.writeBytes(new byte[1 + (bytes.length + 1) % 2]); // ends with 0, and is even
          }
        });
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
