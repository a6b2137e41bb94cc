package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.history.History;
import picocli.CommandLine.Command;

/// Does again what `undo` took back.
@Command(
    name = "redo",
    description = "Do again what undo took back.",
    footer = {"", "Example: sideman redo song.mid"})
public final class RedoCommand extends HistoryStep {
  public RedoCommand(Console console, Folders folders) {
    super(console, folders, History::redo);
  }
}
