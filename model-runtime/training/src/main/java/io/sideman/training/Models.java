package io.sideman.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--models`, for every command that writes a model.
public final class Models {
  @Option(names = "--models", required = true, description = "Folder for the model files.")
  private Path models = Path.of("");

  /// The folder, made when it is not there.
  public Path folder() throws IOException {
    Files.createDirectories(models);
    return models;
  }
}
