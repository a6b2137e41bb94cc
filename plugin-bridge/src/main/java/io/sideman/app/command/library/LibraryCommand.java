package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.library.scan.LibraryHome;
import io.sideman.library.taste.Act;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// `sideman library`: the user's own files.
@Command(
    name = "library",
    description = "Your own files, and what you like of them.",
    footer = {
      "",
      "Everything stays on this machine, in the folder library of SIDEMAN_HOME.",
      "Example: sideman library add ~/Music/loops",
      "         sideman library search \"dusty 90 bpm drums\""
    })
public final class LibraryCommand implements Runnable {
  /// The command with those below it.
  public static CommandSpec spec(Console console, Folders folders) {
    var home = new LibraryHome(folders.home().resolve("library"));
    return CommandSpec.forAnnotatedObject(new LibraryCommand())
        .addSubcommand("add", of(new LibraryAddCommand(console, folders, home)))
        .addSubcommand("status", of(new LibraryStatusCommand(console, home)))
        .addSubcommand("remove", of(new LibraryRemoveCommand(console, folders, home)))
        .addSubcommand("search", of(new LibrarySearchCommand(console, folders, home)))
        .addSubcommand("take", of(new LibraryTakeCommand(console, folders)))
        .addSubcommand("audition", of(new LibraryAuditionCommand(console, folders)))
        .addSubcommand("like", ActCommand.spec(console, folders, Act.LIKE))
        .addSubcommand("dislike", ActCommand.spec(console, folders, Act.DISLIKE))
        .addSubcommand("favourites", of(new FavouritesCommand(console, folders)))
        .addSubcommand("taste", TasteCommand.spec(console, folders));
  }

  private static CommandSpec of(Object command) {
    return CommandSpec.forAnnotatedObject(command);
  }

  @Override
  public void run() {
    throw CliError.wrongArguments(
        "Say what to do with the library, such as `sideman library add DIR` or `sideman library"
            + " search \"WORDS\"`. `sideman library --help` lists all.");
  }
}
