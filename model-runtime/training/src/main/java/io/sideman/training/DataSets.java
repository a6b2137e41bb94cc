package io.sideman.training;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data`, for every command that learns from the data sets.
public final class DataSets {
  @Option(names = "--data", required = true, description = "Folder of the data sets.")
  private Path data = Path.of("");

  /// The folder, which is there.
  public Path folder() throws IOException {
    TrainMain.requireFolder(data);
    return data;
  }
}
