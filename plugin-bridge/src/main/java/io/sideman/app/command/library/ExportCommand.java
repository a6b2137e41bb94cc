package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.privacy.Epsilon;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.TasteExport;
import io.sideman.library.taste.TasteProfile;
import io.sideman.library.taste.TasteStore;
import io.sideman.library.taste.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes statistics that may be given away.
@Command(
    name = "export",
    description = {
      "Write statistics of your taste that you may give away: with noise, so that nobody can tell",
      "whether any one item was among what you liked. Nothing is sent anywhere."
    },
    footer = {
      "",
      "Epsilon 1 hides well, 10 hides little. Each export adds to what all tell together.",
      "Example: sideman library taste export --epsilon 2 --out taste.json"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      required = true,
      description = "How much may be told of one item: above 0, at most 20.")
  private double epsilon;

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      required = true,
      description = "What to write.")
  private Path output = Path.of("");

  @Option(
      names = "--catalogue",
      paramLabel = "FILE.txt",
      description =
          "Item ids that everybody knows, one a line: tells which of them you like, instead of"
              + " counts.")
  private @Nullable Path catalogue;

  ExportCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    Epsilon bound = epsilon();
    List<String> ids = catalogue == null ? List.of() : ids(catalogue);
    try (TasteStore store = LibraryPlaces.openTaste(folders, console);
        LibraryIndex index = LibraryPlaces.openIndex(folders);
        var target = WholeFile.beside(output)) {
      List<Deed> deeds = store.deeds();
      var profile = TasteProfile.of(deeds, Traces.refreshed(store.traces(), deeds, index));
      var random = new SecureRandom();
      Files.writeString(
          target.path(),
          catalogue == null
              ? TasteExport.counts(profile, bound, random)
              : TasteExport.catalogue(profile, ids, bound, random));
      store.exported(Instant.now(), bound); // first, so that no release goes uncounted
      target.commit();
      console
          .out()
          .printf(
              Locale.ROOT,
              "Wrote %s. All your exports together may tell epsilon %.1f of an item.%n",
              output,
              store.spent());
    }
    return 0;
  }

  private Epsilon epsilon() {
    try {
      return new Epsilon(epsilon);
    } catch (IllegalArgumentException e) {
      throw CliError.wrongArguments(
          "--epsilon must be above 0 and at most 20, but was " + epsilon + ".");
    }
  }

  private static List<String> ids(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CliError.invalidInput(file + " is no file. Name one with an item id on each line.");
    }
    List<String> ids = Files.readAllLines(file).stream().map(String::strip).distinct().toList();
    for (int line = 0; line < ids.size(); line++) {
      if (!ids.get(line).matches("[0-9a-f]{32}")) {
        throw CliError.invalidInput(
            "%s: an item id has 32 digits 0-9, a-f, but id %d is \"%s\"."
                .formatted(file, line + 1, ids.get(line)));
      }
    }
    return ids;
  }
}
