package io.sideman.library.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What encoders write into a first frame without sound: how many frames follow, and how much
/// silence they added before and after. Loops go round only without that silence.
///
/// @param audioFrames of the stream, this one not counted
/// @param delay samples added by the encoder before the sound; the decoder adds 529 more
/// @param padding samples added after it
record LameTag(int audioFrames, int delay, int padding) {
  static final int DECODER_DELAY = 529;

  private static final int LOOKED_AT = 4096;
  private static final int[] PLACES = {9 + 4, 17 + 4, 32 + 4}; // after the side information
  private static final int FRAMES_STATED = 1;
  private static final int DELAY_PLACE = 141;

  /// Looks at the start of the stream and leaves it there.
  static Optional<LameTag> peek(InputStream in) throws IOException {
    in.mark(LOOKED_AT);
    byte[] bytes = in.readNBytes(LOOKED_AT);
    in.reset();
    for (int place : PLACES) {
      if (bytes.length < place + DELAY_PLACE + 3) {
        continue;
      }
      String mark = new String(bytes, place, 4, StandardCharsets.ISO_8859_1);
      var buffer = ByteBuffer.wrap(bytes);
      boolean stated = (buffer.getInt(place + 4) & FRAMES_STATED) != 0;
      if ((mark.equals("Xing") || mark.equals("Info")) && stated) {
        int both = buffer.getInt(place + DELAY_PLACE - 1) & 0xFF_FFFF;
        return Optional.of(new LameTag(buffer.getInt(place + 8), both >> 12, both & 0xFFF));
      }
    }
    return Optional.empty();
  }
}
