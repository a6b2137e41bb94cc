package io.sideman.training;

import io.sideman.corpus.library.FillTrainer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sideman train fills`.
@Command(
    name = "fills",
    mixinStandardHelpOptions = true,
    description = "Learns to tell drum fills from grooves, for `sideman suggest`.")
final class FillsCommand implements Callable<Integer> {
  @Mixin private DataSets data = new DataSets();

  @Mixin private Models models = new Models();

  @Override
  public Integer call() throws IOException {
    FillTrainer.run(data.folder(), models.folder(), System.out::println);
    return 0;
  }
}
