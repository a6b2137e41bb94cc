package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleLibraryTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));

  @Test
  void shipsAtLeastThirteenStyles() {
    assertTrue(StyleLibrary.shipped(PRESETS).list().size() >= 13);
  }

  @Test
  void suggestsTheNearestId() {
    StyleLibrary library = StyleLibrary.shipped(PRESETS);
    String message = assertThrows(StyleException.class, () -> library.find("bosa")).getMessage();
    assertTrue(message.endsWith("but was \"bosa\". Did you mean \"bossa-nova\"?"), message);
    message = assertThrows(StyleException.class, () -> library.find("jaz-swing")).getMessage();
    assertTrue(message.endsWith("Did you mean \"jazz-swing\"?"), message);
    message = assertThrows(StyleException.class, () -> library.find("qqqqqq")).getMessage();
    assertTrue(message.endsWith("but was \"qqqqqq\"."), message);
  }

  @Test
  void theUsersOwnStyleWins(@TempDir Path own) throws IOException {
    String mine = StyleReaderTest.SMALL.replace("\"late-night\"", "\"rock\"");
    Files.writeString(own.resolve("mine.json"), mine);
    StyleLibrary library =
        StyleLibrary.of(PRESETS.resolve("styles"), own, own.resolve("not-there"));
    assertEquals("Late Night", library.find("rock").name());
  }
}
