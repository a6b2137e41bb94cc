package io.sideman.app.command.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.app.cli.Console;
import io.sideman.library.index.Failure;
import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.scan.LibraryHome;
import io.sideman.library.scan.Progress;
import io.sideman.library.scan.ProgressFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tells what is in the library, and how far the analysis is.
@Command(
    name = "status",
    description = "Tell what the library holds, how far the analysis is, and what failed.")
final class LibraryStatusCommand implements Callable<Integer> {
  private static final double MEBI = 1 << 20;

  private final Console console;
  private final LibraryHome home;

  @Option(names = "--failed", description = "List the files that could not be analysed, and why.")
  private boolean failed;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  LibraryStatusCommand(Console console, LibraryHome home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws IOException {
    boolean runs = LibraryWriter.isHeld(home.index());
    Optional<Progress> progress = new ProgressFile(home).read();
    try (var index = LibraryIndex.open(home.index())) {
      if (json) {
        console.out().println(LibraryJson.text(node(index, runs, progress)));
      } else {
        tell(index, runs, progress);
      }
    }
    return 0;
  }

  private ObjectNode node(LibraryIndex index, boolean runs, Optional<Progress> progress)
      throws IOException {
    ObjectNode node = LibraryJson.object();
    node.put("items", index.size());
    node.put("failed", index.failures());
    node.put("indexBytes", bytes());
    ArrayNode folders = node.putArray("folders");
    for (Path folder : home.folders()) {
      folders
          .addObject()
          .put("path", folder.toString())
          .put("there", Files.isDirectory(folder))
          .put("items", index.count(Filter.ANY.folder(folder)));
    }
    node.put("running", runs);
    progress.ifPresent(each -> node.set("progress", LibraryJson.outcome(each)));
    if (failed) {
      node.set("failures", LibraryJson.failures(index.failures(Integer.MAX_VALUE)));
    }
    return node;
  }

  private void tell(LibraryIndex index, boolean runs, Optional<Progress> progress)
      throws IOException {
    if (failed) {
      List<Failure> failures = index.failures(Integer.MAX_VALUE);
      failures.forEach(each -> console.out().println(LibraryText.failure(each)));
      console
          .err()
          .println(
              failures.size() == 1
                  ? "1 file could not be analysed."
                  : failures.size() + " files could not be analysed.");
      return;
    }
    console
        .out()
        .println(
            "%d files in the library, %d could not be analysed; the index takes %.1f MiB."
                .formatted(index.size(), index.failures(), bytes() / MEBI));
    for (Path folder : home.folders()) {
      String state = Files.isDirectory(folder) ? "" : " (not there now)";
      console
          .out()
          .println("  %s%s: %d".formatted(folder, state, index.count(Filter.ANY.folder(folder))));
    }
    console.out().println(activity(runs, progress));
  }

  private String activity(boolean runs, Optional<Progress> progress) {
    if (runs) {
      return progress.map(LibraryText::running).orElse("Some Sideman is beginning to analyse.");
    }
    boolean ended =
        progress.stream()
            .anyMatch(each ->
                each.phase() == Progress.Phase.LOOKING || each.phase() == Progress.Phase.ANALYSING);
    return ended
        ? "The last analysis was ended before it was done: `sideman library add` goes on."
        : home.folders().isEmpty()
            ? "No folder was added yet: sideman library add DIR."
            : "Nothing is being analysed. `sideman library add` looks at the folders again.";
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.list(home.index())) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
