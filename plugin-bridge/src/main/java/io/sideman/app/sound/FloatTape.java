package io.sideman.app.sound;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Sound on disk as raw 32-bit floats, two channels interleaved, little end first: rendered once,
/// then measured and written as WAV, so that length costs no memory.
final class FloatTape {
  static final int CHANNELS = 2;
  private static final int FLOAT_BYTES = 4;
  private static final int BLOCK = 16_384;
  private static final int HEADER_BYTES = 44;

  /// Loudest sample of the finished file: -1 dB below full scale.
  private static final double CEILING = Math.pow(10, -1 / 20.0);

  /// Quiet music is raised, but not without limit: its noise would come up with it.
  private static final double MOST_GAIN = Math.pow(10, 18 / 20.0);

  private final Path file;
  private final int sampleRateHz;

  FloatTape(Path file, int sampleRateHz) {
    this.file = file;
    this.sampleRateHz = sampleRateHz;
  }

  long frames() throws IOException {
    return Files.size(file) / (CHANNELS * FLOAT_BYTES);
  }

  /// The largest magnitude, 0 for silence.
  double peak() throws IOException {
    double peak = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK)) {
      byte[] bytes = new byte[BLOCK];
      var block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int read = fill(in, bytes); read > 0; read = fill(in, bytes)) {
        for (int i = 0; i < read; i += FLOAT_BYTES) {
          peak = Math.max(peak, Math.abs(block.getFloat(i)));
        }
      }
    }
    return peak;
  }

  /// Writes 16-bit PCM, its peak at -1 dB.
  void writeWav(Path wav) throws IOException {
    long dataBytes = frames() * CHANNELS * 2;
    if (dataBytes > 0xFFFF_FFFFL - HEADER_BYTES) {
      throw new IOException("the music is too long for a WAV file (4 GB)");
    }
    double peak = peak();
    double gain = peak == 0 ? 1 : Math.min(MOST_GAIN, CEILING / peak);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(wav), BLOCK)) {
      writeHeader(out, dataBytes);
      byte[] bytes = new byte[BLOCK];
      var block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int read = fill(in, bytes); read > 0; read = fill(in, bytes)) {
        for (int i = 0; i < read; i += FLOAT_BYTES) {
          long sample = Math.round(block.getFloat(i) * gain * Short.MAX_VALUE);
          int clamped = Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
          out.write(clamped);
          out.write(clamped >> 8);
        }
      }
    }
  }

  private static int fill(InputStream in, byte[] block) throws IOException {
    int read = in.readNBytes(block, 0, BLOCK);
    return read - read % FLOAT_BYTES;
  }

  private void writeHeader(OutputStream out, long dataBytes) throws IOException {
    byte[] bytes = new byte[HEADER_BYTES];
    var header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0x46464952).putInt((int) (HEADER_BYTES - 8 + dataBytes)); // RIFF
    header.putInt(0x45564157); // WAVE
    header.putInt(0x20746D66).putInt(16); // fmt
    header.putShort((short) 1).putShort((short) CHANNELS).putInt(sampleRateHz);
    header.putInt(sampleRateHz * CHANNELS * 2).putShort((short) (CHANNELS * 2));
    header.putShort((short) 16);
    header.putInt(0x61746164).putInt((int) dataBytes); // data
    out.write(bytes);
  }
}
