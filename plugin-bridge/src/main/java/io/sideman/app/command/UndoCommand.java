package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes back what a command did to a file.
@Command(
    name = "undo",
    description = "Bring back what a MIDI file held before the last command that wrote it.",
    footer = {
      "",
      "Works for every command that writes MIDI, back to the first one. A file that somebody else",
      "has changed since stays as it is, and the message says where the older one is kept.",
      "Example: sideman undo song.mid"
    })
public final class UndoCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "FILE.mid", description = "The file to bring back.")
  private Path file = Path.of("");

  public UndoCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    console.out().println(History.of(folders, console).undo(file));
    return 0;
  }
}
