package io.sideman.players.originality;

import io.sideman.players.model.ModelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The index as a file: names of the lines, then the distances between neighbouring entries in
/// Golomb-Rice code (Rice 1979), then a checksum. About 29 bits per entry instead of 64.
public final class IndexFile {
  /// Its name beside the models.
  public static final String NAME = "originality.bin";

  private static final int MAGIC = 0x534D_4F49; // SMOI
  private static final int VERSION = 1;
  private static final int LONGEST_UNARY = 4096;

  private IndexFile() {}

  /// The whole file.
  public static byte[] bytes(OriginalityIndex index) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(index.sources().size());
      for (Source source : index.sources()) {
        out.writeUTF(source.collection());
        out.writeUTF(source.name());
        out.writeUTF(source.part());
      }
      long[] entries = index.entries();
      int rice = rice(entries);
      out.writeInt(entries.length);
      out.writeByte(rice);
      writeDistances(entries, rice, out);
      out.flush();
      out.writeInt((int) checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }

  /// Reads an index; an empty one when there is no such file.
  public static OriginalityIndex readIfThere(Path file) {
    return Files.exists(file) ? read(file) : OriginalityIndex.empty();
  }

  /// Reads an index.
  ///
  /// @throws ModelException when it is not one, or damaged
  public static OriginalityIndex read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      var in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (bytes.length < 17 || in.readInt() != MAGIC) {
        throw broken(file, "is not an index of originality", null);
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw broken(file, "must be of version " + VERSION + ", but was of " + version, null);
      }
      int end = bytes.length - 4;
      var tail = new DataInputStream(new ByteArrayInputStream(bytes, end, 4));
      if (tail.readInt() != (int) checksum(bytes, end)) {
        throw broken(file, "is damaged: its checksum does not agree", null);
      }
      return parse(in);
    } catch (IOException e) {
      throw broken(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static OriginalityIndex parse(DataInputStream in) throws IOException {
    int lines = in.readInt();
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      sources.add(new Source(in.readUTF(), in.readUTF(), in.readUTF()));
    }
    long[] entries = new long[in.readInt()];
    int rice = in.readUnsignedByte();
    var bits = new BitInput(in);
    long last = 0;
    for (int i = 0; i < entries.length; i++) {
      long high = 0;
      while (bits.next() == 1) {
        if (++high > LONGEST_UNARY) {
          throw new IOException("an entry has no end");
        }
      }
      last += high << rice | bits.next(rice);
      entries[i] = last;
    }
    return new OriginalityIndex(entries, sources);
  }

  private static ModelException broken(
      Path file, String how, @org.jspecify.annotations.Nullable Exception cause) {
    String message =
        "Index \"%s\" %s (%s). Make it again with `sideman train originality`."
            .formatted(file.getFileName(), how, file);
    return cause == null ? new ModelException(message) : new ModelException(message, cause);
  }

  private static long checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  /// Bits of a distance that are written as they are: about the logarithm of the mean distance.
  private static int rice(long[] entries) {
    long span = entries.length == 0 ? 1 : entries[entries.length - 1] / entries.length + 1;
    return Math.max(0, 63 - Long.numberOfLeadingZeros(span));
  }

  private static void writeDistances(long[] entries, int rice, DataOutputStream out)
      throws IOException {
    var bits = new BitOutput(out);
    long last = 0;
    for (long entry : entries) {
      long distance = entry - last;
      for (long high = distance >>> rice; high > 0; high--) {
        bits.put(1);
      }
      bits.put(0);
      for (int bit = rice - 1; bit >= 0; bit--) {
        bits.put((int) (distance >>> bit) & 1);
      }
      last = entry;
    }
    bits.flush();
  }

  private static final class BitOutput {
    private final DataOutputStream out;
    private int held;
    private int count;

    BitOutput(DataOutputStream out) {
      this.out = out;
    }

    void put(int bit) throws IOException {
      held = held << 1 | bit;
      if (++count == 8) {
        out.writeByte(held);
        held = 0;
        count = 0;
      }
    }

    void flush() throws IOException {
      while (count > 0) {
        put(0);
      }
    }
  }

  private static final class BitInput {
    private final DataInputStream in;
    private int held;
    private int left;

    BitInput(DataInputStream in) {
      this.in = in;
    }

    int next() throws IOException {
      if (left == 0) {
        held = in.readUnsignedByte();
        left = 8;
      }
      left--;
      return held >>> left & 1;
    }

    long next(int bits) throws IOException {
      long value = 0;
      for (int i = 0; i < bits; i++) {
        value = value << 1 | next();
      }
      return value;
    }
  }
}
