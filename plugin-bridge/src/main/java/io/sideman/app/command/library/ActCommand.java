package io.sideman.app.command.library;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.TasteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/// `sideman library like` and its kin: tells the library what you do with files.
@Command
final class ActCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;
  private final Act act;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files, in the library or not; MIDI files need not be in it.")
  private List<Path> files = List.of();

  private ActCommand(Console console, Folders folders, Act act) {
    this.console = console;
    this.folders = folders;
    this.act = act;
  }

  static CommandSpec spec(Console console, Folders folders, Act act) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new ActCommand(console, folders, act));
    spec.usageMessage()
        .description(
            act == Act.LIKE
                ? "You like these files: what is like them comes sooner."
                : "You do not like these files: what is like them comes later.");
    return spec;
  }

  /// All files are understood before anything is kept.
  @Override
  public Integer call() {
    var items = new ArrayList<FileItem>();
    try (LibraryIndex index = LibraryPlaces.openIndex(folders)) {
      files.forEach(file -> items.add(FileItem.of(folders, index, file)));
    }
    try (TasteStore store = LibraryPlaces.openTaste(folders, console)) {
      for (FileItem file : items) {
        Deed deed = Deed.of(act, file.id(), file.path(), Instant.now(), "");
        file.item().ifPresentOrElse(item -> store.record(deed, item), () -> store.record(deed));
        console.out().println((act == Act.LIKE ? "Liked " : "Disliked ") + file.path() + ".");
        if (file.item().isEmpty()) {
          console
              .err()
              .println(
                  "  Only the file itself counts: its content is not known. Add its folder with"
                      + " `sideman library add`.");
        }
      }
    }
    return 0;
  }
}
