package io.sideman.library.scan;

import io.sideman.library.index.Words;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a file is called by: its name and the nearest folders above it, word by word, and each as a
/// whole, so that words that belong together are found together.
final class Calling {
  private static final int FOLDERS = 3;

  private Calling() {}

  static Set<String> of(Path path) {
    var words = new HashSet<String>();
    Path name = path.getFileName();
    if (name != null) {
      String text = name.toString();
      int dot = text.lastIndexOf('.');
      add(words, dot > 0 ? text.substring(0, dot) : text);
    }
    Path folder = path.getParent();
    for (int i = 0; i < FOLDERS && folder != null && folder.getFileName() != null; i++) {
      add(words, folder.getFileName().toString());
      folder = folder.getParent();
    }
    return words;
  }

  private static void add(Set<String> words, String text) {
    List<String> parts = Words.of(text);
    parts.stream().filter(part -> part.length() > 1).forEach(words::add);
    if (parts.size() > 1) {
      words.add(String.join(" ", parts));
    }
  }

  /// The words of an item whose file was called otherwise before.
  static Set<String> renamed(Set<String> words, Path before, Path now) {
    var all = new HashSet<>(words);
    all.removeAll(of(before));
    all.addAll(of(now));
    return all;
  }
}
