package io.sideman.library.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is in a file, read once when it is small.
public final class Content {
  private static final long SMALL_BYTES = 16L << 20;
  private static final int ID_BYTES = 16;

  private final Path path;
  private final byte[] bytes; // empty when the file is large
  private final boolean held;
  private final String id;

  private Content(Path path, byte[] bytes, boolean held, String id) {
    this.path = path;
    this.bytes = bytes;
    this.held = held;
    this.id = id;
  }

  static Content of(Path path) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes((int) SMALL_BYTES);
      digest.update(bytes);
      if (bytes.length < SMALL_BYTES) {
        return new Content(path, bytes, true, id(digest));
      }
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
      return new Content(path, new byte[0], false, id(digest));
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String id(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  public Path path() {
    return path;
  }

  /// First 128 bits of the SHA-256 of the content, in hex.
  public String id() {
    return id;
  }

  /// All of it.
  ///
  /// @throws IOException when it is larger than such files are
  public byte[] bytes() throws IOException {
    if (!held) {
      throw new IOException("it is larger than " + (SMALL_BYTES >> 20) + " MiB");
    }
    return bytes;
  }
}
