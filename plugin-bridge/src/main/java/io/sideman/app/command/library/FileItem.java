package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import io.sideman.engine.smf.SmfReader;
import io.sideman.library.index.Entry;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.item.ContentId;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A file that the command line names, as the library sees it.
///
/// @param item what is known of its content; empty where nothing is
record FileItem(Path path, String id, Optional<Item> item) {
  /// As the index knows the content, else a MIDI file as it is heard now.
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
        path,
        id,
        known.isEmpty() ? heard(folders, id, path) : Optional.of(known.getFirst().item()));
  }

  private static Optional<Item> heard(Folders folders, String id, Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".mid") && !name.endsWith(".midi")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          SymbolicAnalyst.reading(folders.models()).analyse(id, SmfReader.read(path), words(name)));
    } catch (IllegalArgumentException e) {
      throw CliError.invalidInput(path + " cannot be heard: " + e.getMessage() + ".");
    }
  }

  private static Set<String> words(String name) {
    return Arrays.stream(name.substring(0, name.lastIndexOf('.')).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }
}
