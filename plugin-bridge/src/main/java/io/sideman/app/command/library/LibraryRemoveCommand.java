package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.scan.LibraryHome;
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
  private final LibraryHome home;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders that were added.")
  private List<Path> places = List.of();

  LibraryRemoveCommand(Console console, LibraryHome home) {
    this.console = console;
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
    int before = size();
    try (var writer = LibraryWriter.open(home.index())) {
      for (Path place : places) {
        writer.removeFolder(place.toAbsolutePath().normalize());
        home.remove(place);
      }
      writer.commit();
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
