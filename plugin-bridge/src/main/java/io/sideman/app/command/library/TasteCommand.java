package io.sideman.app.command.library;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.SessionNetFile;
import io.sideman.library.taste.TasteModel;
import io.sideman.library.taste.TasteProfile;
import io.sideman.library.taste.TasteStore;
import io.sideman.library.taste.Traces;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Tells what the system thinks that the listener likes, and why.
@Command(
    name = "taste",
    description = "Tell what Sideman thinks you like, and why.",
    footer = {"", "What you told stays on this machine; docs/taste.md says what is kept."})
final class TasteCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  private TasteCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  static CommandSpec spec(Console console, Folders folders) {
    return CommandSpec.forAnnotatedObject(new TasteCommand(console, folders))
        .addSubcommand(
            "export", CommandSpec.forAnnotatedObject(new ExportCommand(console, folders)))
        .addSubcommand(
            "forget", CommandSpec.forAnnotatedObject(new ForgetCommand(console, folders)));
  }

  @Override
  public Integer call() {
    try (TasteStore store = LibraryPlaces.openTaste(folders, console);
        LibraryIndex index = LibraryPlaces.openIndex(folders)) {
      List<Deed> deeds = store.deeds();
      var profile = TasteProfile.of(deeds, Traces.refreshed(store.traces(), deeds, index));
      var model = TasteModel.of(store, index, SessionNetFile.read(folders.models()));
      console.out().print(json ? TasteText.json(profile, model) : TasteText.of(profile, model));
    }
    return 0;
  }

  /// Forgets all.
  @Command(
      name = "forget",
      description = "Forget all that you told: likes, skips and what was used. For good.")
  static final class ForgetCommand implements Callable<Integer> {
    private final Console console;
    private final Folders folders;

    ForgetCommand(Console console, Folders folders) {
      this.console = console;
      this.folders = folders;
    }

    @Override
    public Integer call() {
      try (TasteStore store = LibraryPlaces.openTaste(folders, console)) {
        console.out().println("Forgot " + store.forget() + " acts.");
      }
      return 0;
    }
  }
}
