package io.sideman.library.index;

import io.sideman.library.item.Item;
import java.nio.file.Path;

/// A file of the library: where it lies, and what is known of its content. The path is what tells
/// entries apart; two of the same content share one item.
///
/// @param path absolute
/// @param size in bytes, when it was analysed
/// @param modifiedMillis since 1970, when it was analysed
public record Entry(Path path, long size, long modifiedMillis, Item item) {
  public Entry {
    path = path.toAbsolutePath().normalize();
  }
}
