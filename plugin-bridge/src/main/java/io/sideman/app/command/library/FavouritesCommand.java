package io.sideman.app.command.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.TasteStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists what you like.
@Command(name = "favourites", description = "List the files that you like, the latest first.")
final class FavouritesCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Option(names = "--json", description = "As a JSON array.")
  private boolean json;

  FavouritesCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() {
    List<Deed> liked;
    try (TasteStore store = LibraryPlaces.openTaste(folders, console)) {
      liked = store.favourites();
    }
    if (json) {
      var array = new ObjectMapper().createArrayNode();
      for (Deed deed : liked) {
        array
            .addObject()
            .put("path", deed.path().toString())
            .put("id", deed.itemId())
            .put("at", deed.at().toString());
      }
      console.out().println(array.toPrettyString());
    } else if (liked.isEmpty()) {
      console.out().println("Nothing yet. Like a file with `sideman library like FILE`.");
    } else {
      liked.forEach(deed -> console.out().println(deed.path()));
    }
    return 0;
  }
}
