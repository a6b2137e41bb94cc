package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Loads the classes that most commands need, so that the launcher can archive them for quick
/// starts. Not shown in help.
@Command(name = "warm-up", hidden = true, description = "Load what most commands need.")
public final class WarmUpCommand implements Callable<Integer> {
  private final Console console;

  public WarmUpCommand(Console console, Folders folders) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.progress("warming up").close();
    return 0;
  }
}
