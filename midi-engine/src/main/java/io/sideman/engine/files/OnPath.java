package io.sideman.engine.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Other programs of this machine, as the PATH knows them.
public final class OnPath {
  private OnPath() {}

  /// The first program of this name, on Windows with its ending.
  public static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String name : new String[] {program, program + ".exe"}) {
        if (!folder.isBlank() && Files.isExecutable(Path.of(folder, name))) {
          return Optional.of(Path.of(folder, name));
        }
      }
    }
    return Optional.empty();
  }
}
