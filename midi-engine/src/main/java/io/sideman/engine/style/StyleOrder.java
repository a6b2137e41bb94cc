package io.sideman.engine.style;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// The shipped styles by number, as the plugin's parameter *Style* counts them. Numbers are for
/// ever: old projects name styles by number.
public final class StyleOrder {
  /// So many numbers the plugin's parameter has; those beyond the list name no style yet.
  public static final int CAPACITY = 32;

  private StyleOrder() {}

  /// The ids in their order, from `styles/order.txt`.
  ///
  /// @param presets the presets folder of the installation
  public static List<String> shipped(Path presets) {
    Path file = presets.resolve("styles").resolve("order.txt");
    try {
      List<String> ids =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .toList();
      check(file, ids);
      return ids;
    } catch (IOException e) {
      throw new StyleException(
          "The order of the styles, %s, cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static void check(Path file, List<String> ids) {
    if (ids.size() > CAPACITY) {
      throw new StyleException(
          "%s: there is room for %d styles, but it lists %d."
              .formatted(file, CAPACITY, ids.size()));
    }
    var seen = new HashSet<String>();
    for (String id : ids) {
      if (!seen.add(id)) {
        throw new StyleException(
            "%s: every style is listed once, but %s comes twice.".formatted(file, id));
      }
    }
  }
}
