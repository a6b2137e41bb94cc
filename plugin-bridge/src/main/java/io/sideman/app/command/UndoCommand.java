package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.history.History;
import picocli.CommandLine.Command;

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
public final class UndoCommand extends HistoryStep {
  public UndoCommand(Console console, Folders folders) {
    super(console, folders, History::undo);
  }
}
