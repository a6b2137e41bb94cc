package io.sideman.library.scan;

import io.sideman.library.item.Item;
import java.io.IOException;
import java.util.Set;

/// Makes an item of a file's content.
@FunctionalInterface
public interface Analyst {
  /// @param id of the content
  /// @param words that the file is called by
  /// @throws IOException when it cannot be read, with the reason for people
  /// @throws RuntimeException when it cannot be understood, with the reason for people
  Item analyse(String id, Content content, Set<String> words) throws IOException;
}
