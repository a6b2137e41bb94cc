package io.sideman.library.scan;

import io.sideman.library.item.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The analysts by the endings of the names of the files that they read. One thread.
public final class Analysts {
  private final String version;
  private final Map<String, Analyst> byEnding;

  /// @param version of what they do; where it changes, all files are analysed anew
  /// @param byEnding lower case, without the dot
  public Analysts(String version, Map<String, Analyst> byEnding) {
    this.version = version;
    this.byEnding = new HashMap<>(byEnding);
  }

  public String version() {
    return version;
  }

  /// Whether a file of this name is music that can be analysed. Hidden files are not.
  public boolean reads(Path path) {
    String name = name(path);
    return !name.startsWith(".") && byEnding.containsKey(ending(name));
  }

  /// The item of a file that need not belong to the library, such as a seed.
  ///
  /// @throws IOException when it cannot be read, with the reason for people
  /// @throws RuntimeException when it cannot be understood, with the reason for people
  public Item item(Path file) throws IOException {
    return analyse(Content.of(file), Calling.of(file));
  }

  Item analyse(Content content, Set<String> words) throws IOException {
    Analyst analyst = byEnding.get(ending(name(content.path())));
    if (analyst == null) {
      throw new IOException("files of its ending are not read");
    }
    return analyst.analyse(content.id(), content, words);
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
