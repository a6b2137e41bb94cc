package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.library.taste.Act;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// `sideman library`: the user's own files.
@Command(name = "library", description = "Your own files, and what you like of them.")
public final class LibraryCommand implements Runnable {
  /// The command with those below it.
  public static CommandSpec spec(Console console, Folders folders) {
    return CommandSpec.forAnnotatedObject(new LibraryCommand())
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
        "Say what to do with the library, such as `sideman library like FILE`. `sideman library"
            + " --help` lists all.");
  }
}
