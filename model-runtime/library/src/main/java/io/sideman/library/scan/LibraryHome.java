package io.sideman.library.scan;

import io.sideman.engine.files.AtomicFile;
import io.sideman.library.index.LibraryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the library keeps its things, and which folders it looks after.
///
/// @param folder `library` of SIDEMAN_HOME
public record LibraryHome(Path folder) {
  public Path index() {
    return folder.resolve("index");
  }

  Path journal() {
    return folder.resolve("journal");
  }

  Path progress() {
    return folder.resolve("progress.json");
  }

  private Path list() {
    return folder.resolve("folders.txt");
  }

  /// The folders that were added, in the order in which they were.
  public List<Path> folders() {
    try {
      return Files.exists(list())
          ? Files.readAllLines(list()).stream()
              .filter(line -> !line.isBlank())
              .map(Path::of)
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new LibraryException("Cannot read " + list() + ": " + e.getMessage() + ".", e);
    }
  }

  /// Remembers folders. One that lies below another is looked after with that one.
  public void add(List<Path> more) {
    var all = new ArrayList<>(folders());
    for (Path each : more) {
      Path place = each.toAbsolutePath().normalize();
      requireLine(place);
      if (all.stream().noneMatch(place::startsWith)) {
        all.removeIf(other -> other.startsWith(place));
        all.add(place);
      }
    }
    write(all);
  }

  private static void requireLine(Path place) {
    if (!Names.isText(place) || place.toString().lines().count() != 1) {
      throw new LibraryException(
          "The name of a folder must be one line of text in UTF-8, but that of "
              + place
              + " is not. Rename it, or add the folder above it.");
    }
  }

  /// Forgets a folder; false when it was not remembered.
  public boolean remove(Path folder) {
    var all = new ArrayList<>(folders());
    boolean known = all.remove(folder.toAbsolutePath().normalize());
    if (known) {
      write(all);
    }
    return known;
  }

  private void write(List<Path> all) {
    try {
      Files.createDirectories(folder);
      String text = String.join("\n", all.stream().map(Path::toString).toList()) + "\n";
      AtomicFile.write(list(), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw LibraryException.writing(e);
    }
  }
}
