package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Does again what `undo` took back.
@Command(
    name = "redo",
    description = "Do again what undo took back.",
    footer = {"", "Example: sideman redo song.mid"})
public final class RedoCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "FILE.mid", description = "The file that undo changed.")
  private Path file = Path.of("");

  public RedoCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    console.out().println(History.of(folders, console).redo(file));
    return 0;
  }
}
