package io.sideman.training;

import io.sideman.corpus.fit.FitTrainer;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sideman train fit`.
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = "Learns which loops go with what plays, for `sideman suggest`.")
final class FitCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "Folder of the data sets.")
  private Path data = Path.of("");

  @Option(names = "--models", required = true, description = "Folder for the model file.")
  private Path models = Path.of("");

  @Option(
      names = "--presets",
      defaultValue = "${sys:sideman.presets:-presets}",
      description = "Folder whose models analyse the parts.")
  private Path presets = Path.of("");

  @Option(names = "--passes", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int passes = 16;

  @Option(names = "--seed", description = "Repeats a training (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    TrainMain.requireFolder(data);
    Files.createDirectories(models);
    var analyst = SymbolicAnalyst.reading(presets.resolve("models"));
    FitTrainer.run(data, analyst::analyse, models, passes, seed, System.out::println);
    return 0;
  }
}
