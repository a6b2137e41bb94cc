package io.sideman.engine.style;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All styles at hand: the shipped ones and the user's own, which win when ids agree.
public final class StyleLibrary {
  private final Map<String, Style> styles = new TreeMap<>();

  private StyleLibrary() {}

  /// Reads every `*.json` of the folders; later folders win, missing folders are empty.
  public static StyleLibrary of(Path... folders) {
    var library = new StyleLibrary();
    for (Path folder : folders) {
      library.addAll(folder);
    }
    return library;
  }

  /// The styles under `presets/styles`.
  ///
  /// @param presets the presets folder of the installation
  public static StyleLibrary shipped(Path presets) {
    return of(presets.resolve("styles"));
  }

  private void addAll(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        Style style = StyleReader.read(file);
        styles.put(style.id(), style);
      }
    } catch (IOException e) {
      throw new StyleException(
          "Style folder %s cannot be read: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  /// Sorted by id.
  public List<Style> list() {
    return List.copyOf(styles.values());
  }

  /// The style named `id`, or a complaint that names the nearest ids.
  public Style find(String id) {
    Style style = styles.get(id);
    if (style != null) {
      return style;
    }
    String near = nearest(id);
    throw new StyleException(
        "Style must be one of %s, but was \"%s\".%s"
            .formatted(
                styles.isEmpty() ? "(none found)" : String.join(", ", styles.keySet()),
                id,
                near.isEmpty() ? "" : " Did you mean \"" + near + "\"?"));
  }

  private String nearest(String wrong) {
    var near = new ArrayList<String>();
    int best = Math.max(2, wrong.length() / 3);
    for (String id : styles.keySet()) {
      boolean part = wrong.length() >= 3 && (id.contains(wrong) || wrong.contains(id));
      int distance = part ? 1 : nearestWord(id, wrong);
      if (distance < best || distance == best && near.isEmpty()) {
        best = distance;
        near.clear();
        near.add(id);
      }
    }
    return near.isEmpty() ? "" : near.getFirst();
  }

  /// Edits to the whole id or to one of its words.
  private static int nearestWord(String id, String wrong) {
    int nearest = distance(id, wrong);
    for (String word : id.split("-", -1)) {
      nearest = Math.min(nearest, distance(word, wrong));
    }
    return nearest;
  }

  /// Fewest single-letter edits from one word to the other.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
