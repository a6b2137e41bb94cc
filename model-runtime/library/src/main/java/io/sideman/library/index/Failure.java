package io.sideman.library.index;

import java.nio.file.Path;

/// A file that could not be analysed. It is looked at again when it has changed.
///
/// @param path absolute
/// @param reason for people, without a full stop
public record Failure(Path path, long size, long modifiedMillis, String reason) {
  public Failure {
    path = path.toAbsolutePath().normalize();
  }
}
