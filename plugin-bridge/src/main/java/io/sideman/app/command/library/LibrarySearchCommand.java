package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.engine.band.Role;
import io.sideman.library.index.Filter;
import io.sideman.library.index.Hit;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.Thesaurus;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.scan.LibraryHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Searches the library by words.
@Command(
    name = "search",
    description = {
      "Search the library by words: what files are called and tagged with, words that mean the",
      "same, numbers (\"90 bpm\", \"4 bars\"), keys (\"f# minor\") and looks (sparse, fast, swung)."
    },
    footer = {"", "Example: sideman library search \"dusty 90 bpm drums, minor, sparse\""})
final class LibrarySearchCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;
  private final LibraryHome home;

  @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What to look for.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many, 1 to 10000 (default: ${DEFAULT-VALUE}).")
  private int limit = 20;

  @Option(names = "--kind", paramLabel = "KIND", description = "loop, track or one_shot only.")
  private @Nullable Kind kind;

  @Option(names = "--media", paramLabel = "MEDIA", description = "symbolic or audio only.")
  private @Nullable Media media;

  @Option(names = "--role", paramLabel = "ROLE", description = "What one role plays, only.")
  private @Nullable Role role;

  @Option(names = "--folder", paramLabel = "DIR", description = "Below this folder only.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  LibrarySearchCommand(Console console, Folders folders, LibraryHome home) {
    this.console = console;
    this.folders = folders;
    this.home = home;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > 10_000) {
      throw CliError.wrongArguments("--limit must be 1 to 10000, but was " + limit + ".");
    }
    Thesaurus thesaurus = Thesaurus.read(folders.thesaurus());
    try (var index = LibraryIndex.open(home.index(), thesaurus)) {
      if (index.size() == 0) {
        throw CliError.invalidInput("The library is empty. Add a folder: sideman library add DIR.");
      }
      List<Hit> hits = index.words(String.join(" ", words), filter(), limit);
      if (json) {
        console.out().println(LibraryJson.text(LibraryJson.hits(hits)));
      } else {
        console.out().print(LibraryText.table(hits));
        console.err().println(hits.isEmpty() ? "Nothing found." : hits.size() + " found.");
      }
    }
    return 0;
  }

  private Filter filter() {
    Filter filter = Filter.ANY;
    filter = kind == null ? filter : filter.kinds(kind);
    filter = media == null ? filter : filter.media(media);
    filter = role == null ? filter : filter.roles(role);
    return folder == null ? filter : filter.folder(folder);
  }
}
