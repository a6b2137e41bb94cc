package io.sideman.app.history;

import io.sideman.engine.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Contents of files, each kept once under the name of its SHA-256. The caller holds the history's
/// lock.
final class Contents {
  private static final int FOLDER_LETTERS = 2;

  private final Path folder;

  Contents(Path folder) {
    this.folder = folder;
  }

  /// Keeps `content` and answers its name.
  String keep(byte[] content) throws IOException {
    String hash = hash(content);
    Path place = place(hash);
    if (!Files.exists(place)) {
      Files.createDirectories(place.resolveSibling(""));
      AtomicFile.write(place, content);
    }
    return hash;
  }

  /// What is kept under a name; refuses content that no longer matches it.
  byte[] read(String hash) throws IOException {
    byte[] content = Files.readAllBytes(place(hash));
    if (!hash(content).equals(hash)) {
      throw new IOException(
          place(hash) + " is damaged: its content must have the SHA-256 of its name");
    }
    return content;
  }

  boolean has(String hash) {
    return Files.exists(place(hash));
  }

  long size(String hash) throws IOException {
    return has(hash) ? Files.size(place(hash)) : 0;
  }

  void forget(String hash) throws IOException {
    Files.deleteIfExists(place(hash));
  }

  /// The names of everything that is kept.
  List<String> all() throws IOException {
    var names = new ArrayList<String>();
    if (Files.isDirectory(folder)) {
      try (var paths = Files.walk(folder)) {
        paths
            .filter(Files::isRegularFile)
            .map(path -> path.getFileName().toString())
            .filter(name -> !name.startsWith("."))
            .forEach(names::add);
      }
    }
    return names;
  }

  static String hash(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[1 << 16];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  Path place(String hash) {
    return folder.resolve(hash.substring(0, FOLDER_LETTERS)).resolve(hash);
  }
}
