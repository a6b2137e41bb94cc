package io.sideman.training;

import io.sideman.corpus.audio.FamilyTrainer;
import io.sideman.corpus.audio.SoundFontPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sideman train families`.
@Command(
    name = "families",
    mixinStandardHelpOptions = true,
    description = "Learns which family of instruments a sound is of, for the library.")
final class FamiliesCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "Folder of the data sets.")
  private Path data = Path.of("");

  @Option(names = "--models", required = true, description = "Folder for the model file.")
  private Path models = Path.of("");

  @Option(
      names = "--font",
      required = true,
      description = "Sound fonts that FluidSynth plays the songs with; may be given again.")
  private List<Path> fonts = List.of();

  @Option(names = "--seed", description = "Repeats a training (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() throws IOException {
    TrainMain.requireFolder(data);
    Files.createDirectories(models);
    var players = new ArrayList<SoundFontPlayer>();
    for (Path font : fonts) {
      players.add(
          SoundFontPlayer.of(font)
              .orElseThrow(
                  () -> new IOException(font + " cannot be read, or FluidSynth is not installed")));
    }
    FamilyTrainer.run(data, players, models, seed, DataSources::source, System.out::println);
    return 0;
  }
}
