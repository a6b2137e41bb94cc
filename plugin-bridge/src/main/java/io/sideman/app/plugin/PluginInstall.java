package io.sideman.app.plugin;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Puts a plugin where hosts look. Hosts see the old one or the new one, never half of it; a host
/// that runs keeps what it has loaded.
public final class PluginInstall {
  private PluginInstall() {}

  /// Copies `built` to `place`.
  ///
  /// @throws CliError when the place cannot be written; what was there before still is
  public static void put(Path built, Path place) {
    Path folder = place.toAbsolutePath().getParent();
    if (folder == null) {
      throw CliError.wrongArguments("Cannot install into " + place + ": it has no folder.");
    }
    String unique =
        Long.toString(ProcessHandle.current().pid(), 36) + Long.toString(System.nanoTime(), 36);
    Path fresh = folder.resolve("." + place.getFileName() + "." + unique + ".part");
    Path old = folder.resolve("." + place.getFileName() + "." + unique + ".old");
    try {
      Files.createDirectories(folder);
      copy(built, fresh);
      swap(fresh, place, old);
    } catch (IOException e) {
      throw new CliError(
          ExitCode.WRONG_ARGUMENTS,
          "Cannot install the plugin as %s: %s. What was there before is untouched."
              .formatted(place, reason(e)),
          e);
    } finally {
      deleteQuietly(fresh);
      deleteQuietly(old);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void swap(Path fresh, Path place, Path old) throws IOException {
    boolean replaces = Files.exists(place);
    if (replaces) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectory(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file).toString()),
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void deleteQuietly(Path tree) {
    try {
      Files.walkFileTree(
          tree,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
                throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      return; // the usual case: it was moved
    } catch (IOException e) {
      System.getLogger(PluginInstall.class.getName())
          .log(System.Logger.Level.WARNING, "cannot delete " + tree, e);
    }
  }
}
