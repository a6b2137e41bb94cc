package io.sideman.training;

import io.sideman.corpus.touch.TouchTrainer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sideman train touch`.
@Command(
    name = "touch",
    mixinStandardHelpOptions = true,
    description = "Trains how hard and how early or late the band plays.")
final class TouchCommand implements Callable<Integer> {
  @Mixin private DataSets data = new DataSets();

  @Mixin private Models models = new Models();

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 12;

  @Option(names = "--seed", description = "Repeats a training (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    TouchTrainer.run(
        data.folder(), models.folder(), epochs, seed, DataSources::source, System.out::println);
    return 0;
  }
}
