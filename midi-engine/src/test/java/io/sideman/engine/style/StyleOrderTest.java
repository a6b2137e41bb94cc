package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleOrderTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));

  @TempDir private Path folder;

  @Test
  void everyShippedStyleHasANumber() {
    Set<String> shipped =
        StyleLibrary.shipped(PRESETS).list().stream().map(Style::id).collect(Collectors.toSet());
    assertEquals(shipped, new HashSet<>(StyleOrder.shipped(PRESETS)));
  }

  /// Never change these: projects of users say "style 4" and mean jazz-swing. Add at the end.
  @Test
  void numbersThatWereGivenStay() {
    List<String> given =
        List.of(
            "pop-ballad",
            "rock",
            "funk",
            "soul-rnb",
            "jazz-swing",
            "bossa-nova",
            "blues-shuffle",
            "reggae",
            "house",
            "lofi-hiphop",
            "latin-salsa",
            "country-folk",
            "six-eight-ballad",
            "waltz-jazz",
            "metal",
            "ambient");
    assertEquals(given, StyleOrder.shipped(PRESETS).subList(0, given.size()));
  }

  @Test
  void aStyleListedTwiceIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("styles"));
    Files.writeString(folder.resolve("styles/order.txt"), "rock\nfunk\n rock\n");
    var problem = assertThrows(StyleException.class, () -> StyleOrder.shipped(folder));
    assertTrue(problem.getMessage().endsWith("but rock comes twice."), problem.getMessage());
  }

  @Test
  void tooManyStylesAreRefused() throws IOException {
    Files.createDirectories(folder.resolve("styles"));
    var text = new StringBuilder();
    for (int index = 0; index <= StyleOrder.CAPACITY; index++) {
      text.append("style-").append(index).append('\n');
    }
    Files.writeString(folder.resolve("styles/order.txt"), text);
    var problem = assertThrows(StyleException.class, () -> StyleOrder.shipped(folder));
    assertTrue(
        problem.getMessage().endsWith("room for 32 styles, but it lists 33."),
        problem.getMessage());
  }
}
