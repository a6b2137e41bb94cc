package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/// `sideman evaluate NAME`: one evaluation.
@Command
final class EvaluateOne implements Callable<Integer> {
  private final Evaluation evaluation;
  private final Console console;
  private final Folders folders;

  @Mixin private final EvaluateOptions options = new EvaluateOptions();

  private EvaluateOne(Evaluation evaluation, Console console, Folders folders) {
    this.evaluation = evaluation;
    this.console = console;
    this.folders = folders;
  }

  /// The command, with the options that the evaluation has and no others.
  static CommandSpec spec(Evaluation evaluation, Console console, Folders folders) {
    CommandSpec spec =
        CommandSpec.forAnnotatedObject(new EvaluateOne(evaluation, console, folders));
    spec.usageMessage().description(evaluation.description());
    for (Evaluation.Need need : Evaluation.Need.values()) {
      if (!evaluation.needs().contains(need)) {
        spec.remove(spec.findOption(need.option()));
      }
    }
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    var setting = options.setting(folders, evaluation.style(), console.err()::println);
    ReportText.print(console, evaluation.measure().run(setting), options.json);
    return 0;
  }
}
