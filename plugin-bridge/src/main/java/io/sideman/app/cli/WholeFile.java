package io.sideman.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that appears whole or not at all: it is written under a temporary name beside its place
/// and moved there by [#commit]. Any other end, an interrupted process included, takes the
/// temporary file away and leaves what stood there before.
public final class WholeFile implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WholeFile.class.getName());

  private final Path target;
  private final Path temporary;
  private final Thread cleaner;

  private WholeFile(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
    cleaner = new Thread(this::delete, "delete " + temporary.getFileName());
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.TRACE, "going down; the last file is written now", e);
    }
  }

  /// Opens a temporary file beside `target`.
  ///
  /// @throws CliError when the folder is missing or cannot be written, before any work is done
  public static WholeFile beside(Path target) {
    Path folder = target.toAbsolutePath().getParent();
    Path name = target.getFileName();
    if (folder == null || name == null || Files.isDirectory(target)) {
      throw CliError.wrongArguments(
          "Cannot write " + target + ": it is a folder. Name a file in it.");
    }
    try {
      // Not createTempFile, which would take the group's right to read from the finished file.
      String unique = Long.toString(ProcessHandle.current().pid(), 36);
      unique += Long.toString(System.nanoTime(), 36);
      Path temporary = folder.resolve("." + name + "." + unique + ".part");
      return new WholeFile(target, Files.createFile(temporary));
    } catch (IOException e) {
      throw unwritable(target, folder, e);
    }
  }

  /// Writes a whole file at once.
  public static void write(Path target, byte[] content) {
    try (var file = beside(target)) {
      Files.write(file.path(), content);
      file.commit();
    } catch (IOException e) {
      throw new CliError(
          ExitCode.WRONG_ARGUMENTS, "Cannot write " + target + ": " + reason(e) + ".", e);
    }
  }

  /// Where the finished file will stand.
  public Path target() {
    return target;
  }

  /// Where to write until [#commit].
  public Path path() {
    return temporary;
  }

  /// Puts the finished file in its place, replacing what was there.
  public void commit() throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Some network file systems cannot move atomically onto an existing file.
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.TRACE, "going down; the hook does what was just done", e);
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "could not delete " + temporary, e);
    }
  }

  private static CliError unwritable(Path target, Path folder, IOException e) {
    String message =
        Files.isDirectory(folder)
            ? "Cannot write " + target + ": " + reason(e) + ". Choose another place with --out."
            : "Cannot write " + target + ": the folder " + folder + " does not exist. Create it.";
    return new CliError(ExitCode.WRONG_ARGUMENTS, message, e);
  }

  /// Why a file could not be read or written, in a few words.
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "no permission";
      case NoSuchFileException _ -> "no such file";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
