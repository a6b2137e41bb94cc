package io.sideman.training.vae;

import io.sideman.engine.style.StyleLibrary;
import io.sideman.training.DataSets;
import io.sideman.training.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sideman train vae`.
@Command(
    name = "vae",
    mixinStandardHelpOptions = true,
    description = "Trains the loop VAE; killed, it goes on from its last checkpoint.")
public final class VaeCommand implements Callable<Integer> {
  @Mixin private DataSets data = new DataSets();

  @Option(names = "--work", required = true, description = "Folder for loops and checkpoints.")
  private Path work = Path.of("");

  @Mixin private Models models = new Models();

  @Option(names = "--styles", description = "Styles that play loops (default: presets/styles).")
  private Path styles = Path.of("presets", "styles");

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(styles)) {
      throw new IOException(styles + ": there is no such folder; name the one with the styles");
    }
    VaeTraining.run(
        data.folder(), work, models.folder(), StyleLibrary.of(styles).list(), System.out::println);
    return 0;
  }
}
