package io.sideman.training;

import io.sideman.corpus.touch.TapTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sideman train taps`.
@Command(
    name = "taps",
    mixinStandardHelpOptions = true,
    description = "Trains which drums belong to a tapped rhythm, for `sideman groove`.")
final class TapCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "Folder of the data sets.")
  private Path data = Path.of("");

  @Option(names = "--models", required = true, description = "Folder for the model file.")
  private Path models = Path.of("");

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 8;

  @Option(names = "--seed", description = "Repeats a training (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    TrainMain.requireFolder(data);
    Files.createDirectories(models);
    TapTrainer.run(data, models, epochs, seed, DataSources::source, System.out::println);
    return 0;
  }
}
