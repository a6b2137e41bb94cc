package io.sideman.training.vae;

import io.sideman.engine.style.StyleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sideman train vae`.
@Command(
    name = "vae",
    mixinStandardHelpOptions = true,
    description = "Trains the loop VAE; killed, it goes on from its last checkpoint.")
public final class VaeCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "Folder of the data sets.")
  private Path data = Path.of("");

  @Option(names = "--work", required = true, description = "Folder for loops and checkpoints.")
  private Path work = Path.of("");

  @Option(names = "--models", required = true, description = "Folder for the model file.")
  private Path models = Path.of("");

  @Option(names = "--styles", description = "Styles that play loops (default: presets/styles).")
  private Path styles = Path.of("presets", "styles");

  @Override
  public Integer call() throws IOException {
    for (Path folder : new Path[] {data, styles}) {
      if (!Files.isDirectory(folder)) {
        throw new IOException(folder + ": there is no such folder; name the one that is meant");
      }
    }
    VaeTraining.run(data, work, models, StyleLibrary.of(styles).list(), System.out::println);
    return 0;
  }
}
