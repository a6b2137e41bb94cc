package io.sideman.library.scan;

import io.sideman.library.item.Aspect;
import io.sideman.library.item.Family;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes text files for music: every word in them becomes a word of the item. Counts what it does.
final class TextAnalysts {
  private final List<String> analysed = new ArrayList<>();
  private Path refused = Path.of("none");

  /// From now on this file alone may not be opened.
  void refuse(Path file) {
    refused = file;
  }

  Analysts analysts() {
    return analysts("1");
  }

  Analysts analysts(String version) {
    return new Analysts(version, Map.of("tune", this::analyse));
  }

  /// The content of each file that was analysed, in order.
  List<String> analysed() {
    return analysed;
  }

  Item analyse(String id, Content content, Set<String> words) throws IOException {
    if (content.path().equals(refused)) {
      throw new AccessDeniedException(refused.toString());
    }
    String text = new String(content.bytes(), StandardCharsets.UTF_8);
    analysed.add(text);
    switch (text) {
      case "broken" -> throw new IOException("it is broken");
      case "defect" -> throw new IllegalStateException("the analyst stumbled");
      case "endless" -> throw new StackOverflowError();
      case "huge" -> throw new OutOfMemoryError();
      case "slow" -> waitForTheEnd();
      default -> {}
    }
    var all = new HashSet<String>(words);
    all.addAll(List.of(text.split(" ", -1)));
    float[] vector = new float[Aspect.STYLE.size()];
    vector[Math.floorMod(text.hashCode(), vector.length)] = 1;
    return new Item(
        id,
        Media.SYMBOLIC,
        Kind.LOOP,
        4,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Family.MIX,
        new Groove(new float[48], .5, 0, 0),
        new Texture(1, 0, -1, -1, new float[11], 0, 0),
        Optional.empty(),
        Map.of(Aspect.STYLE, vector),
        new long[0],
        all,
        "");
  }

  private static void waitForTheEnd() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
