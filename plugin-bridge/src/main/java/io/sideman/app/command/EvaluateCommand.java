package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// `sideman evaluate`: the figures of docs/quality.md, measured again.
@Command(
    name = "evaluate",
    description = {
      "Measure Sideman on songs that training never saw.",
      "The data sets are not part of Sideman; docs/quality.md says where they come from."
    })
public final class EvaluateCommand implements Runnable {
  private EvaluateCommand() {}

  /// The command with one command below it per evaluation.
  public static CommandSpec spec(Console console, Folders folders) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(new EvaluateCommand());
    for (Evaluation evaluation : Evaluations.all()) {
      spec.addSubcommand(evaluation.name(), EvaluateOne.spec(evaluation, console, folders));
    }
    spec.addSubcommand("all", EvaluateAll.spec(console, folders));
    return spec;
  }

  @Override
  public void run() {
    String names =
        Evaluations.all().stream().map(Evaluation::name).collect(Collectors.joining(", "));
    throw CliError.wrongArguments(
        "Say what to evaluate: "
            + names
            + " or all. `sideman evaluate harmony --help` tells more of one.");
  }
}
