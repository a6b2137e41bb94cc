package io.sideman.training;

import io.sideman.corpus.touch.TapTrainer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sideman train taps`.
@Command(
    name = "taps",
    mixinStandardHelpOptions = true,
    description = "Trains which drums belong to a tapped rhythm, for `sideman groove`.")
final class TapCommand implements Callable<Integer> {
  @Mixin private DataSets data = new DataSets();

  @Mixin private Models models = new Models();

  @Option(names = "--epochs", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int epochs = 8;

  @Option(names = "--seed", description = "Repeats a training (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    TapTrainer.run(
        data.folder(), models.folder(), epochs, seed, DataSources::source, System.out::println);
    return 0;
  }
}
