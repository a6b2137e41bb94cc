package io.sideman.library.decode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes 24-bit WAV files. Samples beyond full scale are clipped. Loops get an ACID chunk, so that
/// other programs know their tempo.
public final class WavWriter {
  private static final int BYTES = 3;
  private static final int BLOCK_FRAMES = 4096;
  private static final int MOST = 0x7F_FFFF;

  private WavWriter() {}

  /// Writes a sound without words about it.
  public static void write(Sound sound, OutputStream out) throws IOException {
    write(sound, new byte[0], out);
  }

  /// Writes a loop of whole beats.
  public static void writeLoop(Sound sound, double bpm, int beats, OutputStream out)
      throws IOException {
    var acid = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    acid.put("acid".getBytes(StandardCharsets.US_ASCII)).putInt(24);
    acid.putInt(0).putShort((short) 60).putShort((short) 0x8000).putFloat(0);
    acid.putInt(beats).putShort((short) 4).putShort((short) 4).putFloat((float) bpm);
    write(sound, acid.array(), out);
  }

  private static void write(Sound sound, byte[] extra, OutputStream out) throws IOException {
    int channels = sound.channels().length;
    int frameBytes = channels * BYTES;
    long dataBytes = (long) sound.frames() * frameBytes;
    long padded = dataBytes + (dataBytes & 1);
    if (padded + extra.length > 0xFFFF_FFFFL - 64) {
      throw new IOException("the sound is too long for a WAV file (4 GB)");
    }
    var head = ByteBuffer.allocate(44 + extra.length).order(ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    head.putInt((int) (36 + extra.length + padded));
    head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    head.putShort((short) 1).putShort((short) channels).putInt(sound.rate());
    head.putInt(sound.rate() * frameBytes).putShort((short) frameBytes);
    head.putShort((short) (BYTES * 8)).put(extra);
    head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) dataBytes);
    out.write(head.array());
    byte[] block = new byte[BLOCK_FRAMES * frameBytes];
    for (int from = 0; from < sound.frames(); from += BLOCK_FRAMES) {
      int count = Math.min(BLOCK_FRAMES, sound.frames() - from);
      fill(sound, from, count, block);
      out.write(block, 0, count * frameBytes);
    }
    if (padded > dataBytes) {
      out.write(0);
    }
  }

  private static void fill(Sound sound, int from, int count, byte[] block) {
    int at = 0;
    for (int i = from; i < from + count; i++) {
      for (float[] channel : sound.channels()) {
        int value = Math.clamp(Math.round((double) channel[i] * MOST), -MOST - 1, MOST);
        block[at++] = (byte) value;
        block[at++] = (byte) (value >> 8);
        block[at++] = (byte) (value >> 16);
      }
    }
  }
}
