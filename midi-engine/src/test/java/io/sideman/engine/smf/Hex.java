package io.sideman.engine.smf;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Files spelled in hexadecimal, so that a test shows every byte that it is about.
final class Hex {
  private Hex() {}

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", "").replace("\n", ""));
  }

  /// A header chunk.
  static byte[] header(int format, int tracks, int division) {
    return bytes(String.format("4D546864 00000006 %04X %04X %04X", format, tracks, division));
  }

  /// A track chunk with the right length.
  static byte[] track(String hex) {
    byte[] body = bytes(hex);
    return join(bytes(String.format("4D54726B %08X", body.length)), body);
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
