package io.sideman.library.scan;

import io.sideman.library.item.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What is in a file, read once when it is small.
///
/// @param id as [ContentId] names it
/// @param small all of it; empty when it is large
@SuppressWarnings("ArrayRecordComponent") // passed on once, and nobody writes into it
public record Content(Path path, String id, byte[] small) {
  private static final int SMALL_BYTES = 16 << 20;
  private static final int MOST_GIBI = 8; // a minute's reading

  static Content of(Path path) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(SMALL_BYTES);
    }
    if (bytes.length < SMALL_BYTES) {
      return new Content(path, ContentId.of(bytes), bytes);
    }
    if (!Files.isRegularFile(path) || Files.size(path) >> 30 >= MOST_GIBI) {
      throw new IOException("it is larger than " + MOST_GIBI + " GiB");
    }
    return new Content(path, ContentId.of(path), new byte[0]);
  }

  /// All of it.
  ///
  /// @throws IOException when it is empty, or larger than files of notes are
  public byte[] bytes() throws IOException {
    if (small.length > 0) {
      return small;
    }
    throw new IOException(
        Files.size(path) == 0
            ? "it is empty"
            : "it is larger than " + (SMALL_BYTES >> 20) + " MiB");
  }
}
