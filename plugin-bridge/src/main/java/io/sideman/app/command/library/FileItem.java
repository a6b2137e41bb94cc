package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Folders;
import io.sideman.library.index.Entry;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.item.ContentId;
import io.sideman.library.item.Item;
import io.sideman.library.scan.Analysts;
import io.sideman.library.scan.ShippedAnalysts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file that the command line names, as the library sees it.
///
/// @param item what is known of its content; empty where nothing is
record FileItem(Path path, String id, Optional<Item> item) {
  /// As the index knows the content, else as it is heard now, if files of its kind are.
  static FileItem of(Folders folders, LibraryIndex index, Path file) {
    Path path = file.toAbsolutePath().normalize();
    if (!Files.isRegularFile(path)) {
      throw CliError.invalidInput(
          file + (Files.exists(path) ? " is no file." : " does not exist.") + " Name one that is.");
    }
    String id;
    try {
      id = ContentId.of(path);
    } catch (IOException e) {
      throw CliError.invalidInput(file + " cannot be read: " + e.getMessage() + ".");
    }
    List<Entry> known = index.entries(id);
    return new FileItem(
        path, id, known.isEmpty() ? heard(folders, path) : Optional.of(known.getFirst().item()));
  }

  private static Optional<Item> heard(Folders folders, Path path) {
    Analysts analysts = ShippedAnalysts.reading(folders.models());
    if (!analysts.reads(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(analysts.item(path));
    } catch (IOException | RuntimeException e) {
      throw new CliError(
          ExitCode.INVALID_INPUT, path + " cannot be heard: " + e.getMessage() + ".", e);
    }
  }
}
