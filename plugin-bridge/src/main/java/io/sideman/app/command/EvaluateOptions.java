package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import io.sideman.corpus.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of evaluations. An evaluation has those that its row in [Evaluations] names.
final class EvaluateOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the data sets.")
  @Nullable Path data;

  @Option(
      names = "--work",
      required = true,
      paramLabel = "DIR",
      description = "Folder that `sideman train prepare` wrote.")
  @Nullable Path work;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Models to judge instead of the shipped ones; what it lacks is not there.")
  @Nullable Path models;

  @Option(names = "--style", paramLabel = "ID", description = "Style to play in.")
  @Nullable String style;

  @Option(
      names = "--songs",
      paramLabel = "N",
      defaultValue = "100000",
      description = "At most so many songs (default: all).")
  int songs = 100_000;

  @Option(
      names = "--validation",
      description = "Songs on which choices are made, instead of the test side.")
  boolean validation;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  boolean json;

  EvaluationSetting setting(Folders shipped, String usualStyle, Consumer<String> progress) {
    if (songs < 1) {
      throw CliError.wrongArguments("--songs must be at least 1, but was " + songs + ".");
    }
    return new EvaluationSetting(
        models == null ? shipped : shipped.withModels(folder(models)),
        folder(data),
        folder(work),
        style == null ? usualStyle : style,
        songs,
        validation ? Split.VALIDATION : Split.TEST,
        progress);
  }

  private static Path folder(@Nullable Path chosen) {
    if (chosen != null && !Files.isDirectory(chosen)) {
      throw CliError.invalidInput("There is no folder " + chosen + ".");
    }
    return chosen == null ? Path.of("") : chosen;
  }
}
