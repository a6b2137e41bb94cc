package io.sideman.library.scan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Names of files as text. On Linux a name is any bytes, and only those that are text in the
/// system's encoding lead back to the file.
final class Names {
  private Names() {}

  static boolean isText(Path path) {
    try {
      return Path.of(path.toString()).equals(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// The path that the text of this one leads to, under which a trouble with it can be told.
  static Path asText(Path path) {
    try {
      return Path.of(path.toString());
    } catch (InvalidPathException e) {
      return Path.of(path.toString().replaceAll("[^\\x00-\\x7F]", "?"));
    }
  }
}
