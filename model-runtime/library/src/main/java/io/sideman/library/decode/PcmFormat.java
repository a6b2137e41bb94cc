package io.sideman.library.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How samples lie in WAV and AIFF files.
///
/// @param bytes of one sample of one channel
/// @param signed false for WAV's 8 bit
record PcmFormat(int bytes, boolean real, boolean signed, ByteOrder order) {
  /// @throws SoundException for sizes that no format has
  static PcmFormat of(int bits, boolean real, boolean signed, ByteOrder order)
      throws SoundException {
    boolean known = real ? bits == 32 || bits == 64 : bits >= 8 && bits <= 32;
    if (!known) {
      throw new SoundException(
          "its samples have %d bits%s; 8 to 32 can be read, or 32 and 64 as floating point"
              .formatted(bits, real ? " as floating point" : ""));
    }
    return new PcmFormat((bits + 7) / 8, real, signed, order);
  }

  float read(ByteBuffer from, int at) {
    if (real) {
      return bytes == 4 ? from.getFloat(at) : (float) from.getDouble(at);
    }
    boolean little = order == ByteOrder.LITTLE_ENDIAN;
    return switch (bytes) {
      case 1 -> (signed ? from.get(at) : (from.get(at) & 0xFF) - 128) / 0x1p7f;
      case 2 -> from.getShort(at) / 0x1p15f;
      case 3 -> {
        int high = from.get(little ? at + 2 : at);
        int low = from.get(little ? at : at + 2) & 0xFF;
        yield (high << 16 | (from.get(at + 1) & 0xFF) << 8 | low) / 0x1p23f;
      }
      default -> from.getInt(at) / 0x1p31f;
    };
  }
}
