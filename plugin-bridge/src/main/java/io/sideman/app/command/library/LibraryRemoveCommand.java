package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.scan.LibraryHome;
import io.sideman.library.scan.Scan;
import io.sideman.library.scan.ShippedAnalysts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes folders out of the library. The files stay where they are.
@Command(
    name = "remove",
    description = "Take folders out of the library. The files themselves are not touched.")
final class LibraryRemoveCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;
  private final LibraryHome home;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders that were added.")
  private List<Path> places = List.of();

  LibraryRemoveCommand(Console console, Folders folders, LibraryHome home) {
    this.console = console;
    this.folders = folders;
    this.home = home;
  }

  @Override
  public Integer call() {
    List<Path> known = home.folders();
    for (Path place : places) {
      if (!known.contains(place.toAbsolutePath().normalize())) {
        throw CliError.invalidInput(unknown(place, known));
      }
    }
    int before;
    // A scan, since what a killed one has left in its journal is to be forgotten too.
    try (var scan = Scan.open(home, ShippedAnalysts.reading(folders.models()))) {
      before = size();
      for (Path place : places) {
        scan.forget(place.toAbsolutePath().normalize());
        home.remove(place);
      }
    }
    console.out().println("%d files forgotten.".formatted(before - size()));
    return 0;
  }

  private int size() {
    try (var index = LibraryIndex.open(home.index())) {
      return index.count(Filter.ANY);
    }
  }

  private static String unknown(Path place, List<Path> known) {
    String list = known.stream().map(Path::toString).collect(Collectors.joining(", "));
    return place
        + " must be a folder of the library, which has "
        + (known.isEmpty() ? "none" : list)
        + ".";
  }
}
