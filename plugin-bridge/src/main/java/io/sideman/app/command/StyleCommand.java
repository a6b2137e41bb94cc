package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/// `sideman style`: what styles there are.
@Command(name = "style", description = "List the styles, explain one, or learn one.")
public final class StyleCommand implements Runnable {
  private final Console console;
  private final Folders folders;

  public StyleCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  /// The command with those below it.
  public static CommandSpec spec(Console console, Folders folders) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new StyleCommand(console, folders));
    var learn = new StyleLearnCommand(console, folders);
    var tune = new StyleTuneCommand(console, folders);
    return spec.addSubcommand("learn", CommandSpec.forAnnotatedObject(learn))
        .addSubcommand("tune", CommandSpec.forAnnotatedObject(tune));
  }

  @Override
  public void run() {
    throw CliError.wrongArguments(
        "Say `sideman style list`, `sideman style show ID` or `sideman style learn DIR --id ID`.");
  }

  @Command(name = "list", description = "List all styles, the shipped ones and your own.")
  int list() {
    var styles = StyleChoice.library(folders).list();
    console.out().print(StyleText.table(styles));
    console
        .err()
        .println(
            "%n%d styles. Your own go into %s (see docs/styles.md)."
                .formatted(styles.size(), folders.userStyles()));
    return 0;
  }

  @Command(name = "show", description = "Explain one style.")
  int show(
      @Parameters(paramLabel = "ID", description = "Id of a style, or the path of a style file.")
          String id) {
    console.out().print(StyleText.describe(StyleChoice.find(folders, id)));
    return 0;
  }
}
