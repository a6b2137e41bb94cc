package io.sideman.app.command.library;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.taste.TasteStore;
import java.nio.file.Path;

/// Where the library's parts lie in SIDEMAN_HOME.
final class LibraryPlaces {
  private LibraryPlaces() {}

  static Path index(Folders folders) {
    return folders.home().resolve("library").resolve("index");
  }

  static Path taste(Folders folders) {
    return folders.home().resolve("library").resolve(TasteStore.FILE);
  }

  static LibraryIndex openIndex(Folders folders) {
    return LibraryIndex.open(index(folders));
  }

  /// Tells the user when a damaged file had to be moved aside.
  static TasteStore openTaste(Folders folders, Console console) {
    return TasteStore.open(taste(folders), console.err()::println);
  }

  /// For commands that answer without taste too; they say so.
  static TasteStore openTasteOrForgo(Folders folders, Console console) {
    return TasteStore.openOrForgo(taste(folders), console.err()::println);
  }
}
