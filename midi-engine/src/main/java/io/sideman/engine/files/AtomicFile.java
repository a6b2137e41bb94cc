package io.sideman.engine.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a file beside its final place and moves it there when complete, so that readers see the
/// old file or the new one and never half of it.
public final class AtomicFile {
  /// What fills the file.
  @FunctionalInterface
  public interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final AtomicLong SERIAL = new AtomicLong();

  private AtomicFile() {}

  public static void write(Path target, byte[] content) throws IOException {
    write(target, out -> out.write(content));
  }

  /// Replaces `target`, or throws and leaves it as it was. A link keeps pointing where it did.
  public static void write(Path target, Body body) throws IOException {
    Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    if (Files.isDirectory(place)) {
      throw new IOException(target + " is a folder; give the name of a file");
    }
    Path folder = place.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("the folder of " + target + " does not exist; create it first");
    }
    Path temporary = folder.resolve(temporaryName(place));
    temporary.toFile().deleteOnExit(); // Ctrl-C while writing
    try {
      try (var out = new BufferedOutputStream(open(temporary), 1 << 16)) {
        body.writeTo(out);
      }
      move(temporary, place);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  // Not Files.createTempFile: that one forbids everyone else to read the result.
  private static OutputStream open(Path temporary) throws IOException {
    return Files.newOutputStream(
        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static String temporaryName(Path target) {
    return "."
        + target.getFileName()
        + "."
        + ProcessHandle.current().pid()
        + "-"
        + SERIAL.incrementAndGet()
        + ".part";
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
