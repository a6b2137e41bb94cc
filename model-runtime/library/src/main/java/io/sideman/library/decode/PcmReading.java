package io.sideman.library.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Uncompressed samples to a tape.
final class PcmReading {
  private static final int BLOCK_FRAMES = 4096;

  private PcmReading() {}

  /// Reads up to `bytes` bytes; a file that ends early yields what there is.
  static void read(InputStream in, long bytes, PcmFormat format, int channels, Tape tape)
      throws IOException {
    int frameBytes = format.bytes() * channels;
    byte[] block = new byte[BLOCK_FRAMES * frameBytes];
    var buffer = ByteBuffer.wrap(block).order(format.order());
    long left = bytes;
    while (left >= frameBytes && !tape.isFull()) {
      int wanted = (int) Math.min(block.length, left - left % frameBytes);
      int got = in.readNBytes(block, 0, wanted);
      copy(buffer, got / frameBytes, frameBytes, format, tape);
      if (got < wanted) {
        return;
      }
      left -= got;
    }
  }

  /// Passes over bytes; a file that ends in between yields what came before.
  static void skip(InputStream in, long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped <= 0 && in.read() < 0) {
        return;
      }
      left -= Math.max(1, skipped);
    }
  }

  private static void copy(
      ByteBuffer from, int frames, int frameBytes, PcmFormat format, Tape tape) {
    int fit = tape.room(frames);
    for (int i = 0; i < fit; i++) {
      for (int c = 0; c < tape.channels(); c++) {
        tape.set(c, i, format.read(from, i * frameBytes + c * format.bytes()));
      }
    }
    tape.advance(fit);
  }
}
