package io.sideman.training;

import io.sideman.corpus.sessions.SessionTrainer;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sideman train sessions`.
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    description = "Learns what is taken after what in one sitting, for the taste of `suggest`.")
final class SessionsCommand implements Callable<Integer> {
  @Mixin private DataSets data = new DataSets();

  @Mixin private Models models = new Models();

  @Option(
      names = "--presets",
      defaultValue = "${sys:sideman.presets:-presets}",
      description = "Folder whose models analyse the loops.")
  private Path presets = Path.of("");

  @Option(names = "--passes", description = "Passes over the data (default: ${DEFAULT-VALUE}).")
  private int passes = SessionTrainer.Plan.SHIPPED.passes();

  @Option(names = "--seed", description = "Repeats a training (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    var analyst = SymbolicAnalyst.reading(presets.resolve("models"));
    SessionTrainer.run(
        data.folder(),
        analyst::analyse,
        models.folder(),
        SessionTrainer.Plan.SHIPPED.with(passes),
        seed,
        DataSources::source,
        System.out::println);
    return 0;
  }
}
