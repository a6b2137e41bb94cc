package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.scan.LibraryHome;
import io.sideman.library.scan.Progress;
import io.sideman.library.scan.ProgressFile;
import io.sideman.library.scan.Scan;
import io.sideman.library.scan.ShippedAnalysts;
import io.sideman.library.scan.Watching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds folders to the library and has what is new in them analysed.
@Command(
    name = "add",
    description = {
      "Add folders to the library; without DIR, look at all its folders again.",
      "Files are analysed in a process of its own at the lowest priority. It may be ended at any",
      "time: the next one goes on from there."
    },
    footer = {"", "Example: sideman library add ~/Music/loops ~/Music/midi --background"})
final class LibraryAddCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;
  private final LibraryHome home;

  @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folders of MIDI and sound files.")
  private List<Path> places = List.of();

  @Option(names = "--background", description = "Return at once; `library status` tells the rest.")
  private boolean background;

  @Option(names = "--watch", description = "Go on, and take in what changes, until you stop it.")
  private boolean watch;

  @Option(names = "--here", description = "Analyse in this process, at full speed.")
  private boolean here;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  private boolean json;

  LibraryAddCommand(Console console, Folders folders, LibraryHome home) {
    this.console = console;
    this.folders = folders;
    this.home = home;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    for (Path place : places) {
      if (!Files.isDirectory(place)) {
        throw CliError.invalidInput(place + " must be a folder of music. Check the path.");
      }
    }
    home.add(places);
    if (home.folders().isEmpty()) {
      throw CliError.wrongArguments(
          "The library has no folder yet. Name one: sideman library add DIR.");
    }
    if (LibraryWriter.isHeld(home.index())) {
      throw CliError.invalidInput(
          "Another Sideman is adding to this library just now. The folders are noted: start"
              + " `sideman library add` again when it is done (`sideman library status`).");
    }
    return here ? analyse() : start();
  }

  private int analyse() throws InterruptedException {
    var file = new ProgressFile(home);
    try (var scan = Scan.open(home, ShippedAnalysts.reading(folders.models()));
        var bar = console.progress("Analysing")) {
      if (watch) {
        Watching.run(scan, home.folders(), file::tell);
        return 0;
      }
      Progress progress =
          scan.pass(
              home.folders(),
              _ -> {},
              now -> {
                file.tell(now);
                LibraryText.show(bar, now);
              });
      file.write(progress);
      tell(progress);
    }
    return 0;
  }

  private int start() throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("library", "add", "--here"));
    if (watch) {
      words.add("--watch");
    }
    var process = new AnalysingProcess(folders, home, words);
    if (background) {
      console
          .out()
          .println(
              "Analysing in the background (process %d). `sideman library status` tells how far it is."
                  .formatted(process.id()));
      return 0;
    }
    try (var bar = console.progress("Analysing")) {
      process.await(progress -> LibraryText.show(bar, progress));
    }
    tell(process.outcome());
    return 0;
  }

  private void tell(Progress progress) {
    if (json) {
      console.out().println(LibraryJson.text(LibraryJson.outcome(progress)));
    } else {
      console.out().println(LibraryText.outcome(progress));
    }
  }
}
