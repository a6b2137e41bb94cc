package io.sideman.training;

import io.sideman.corpus.library.SpaceTrainer;
import io.sideman.engine.style.StyleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sideman train library`.
@Command(
    name = "library",
    mixinStandardHelpOptions = true,
    description = "Learns which rhythms, harmonies and styles the library takes for near.")
final class LibraryCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "Folder of the data sets.")
  private Path data = Path.of("");

  @Option(names = "--models", required = true, description = "Folder for the model file.")
  private Path models = Path.of("");

  @Option(
      names = "--presets",
      defaultValue = "${sys:sideman.presets:-presets}",
      description = "Folder of the styles to learn.")
  private Path presets = Path.of("");

  @Option(names = "--seed", description = "Repeats a training (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    TrainMain.requireFolder(data);
    Files.createDirectories(models);
    var styles = StyleLibrary.shipped(presets).list();
    SpaceTrainer.run(data, models, styles, seed, DataSources::source, System.out::println);
    return 0;
  }
}
