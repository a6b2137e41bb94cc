package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/// One step through the history of a file, back or forth; the commands name the way.
abstract class HistoryStep implements Callable<Integer> {
  /// Takes the step and answers what to say.
  interface Step {
    String take(History history, Path file) throws IOException;
  }

  private final Console console;
  private final Folders folders;
  private final Step step;

  @Parameters(paramLabel = "FILE.mid", description = "The file.")
  private Path file = Path.of("");

  HistoryStep(Console console, Folders folders, Step step) {
    this.console = console;
    this.folders = folders;
    this.step = step;
  }

  @Override
  public Integer call() throws IOException {
    console.out().println(step.take(History.of(folders, console), file));
    return 0;
  }
}
