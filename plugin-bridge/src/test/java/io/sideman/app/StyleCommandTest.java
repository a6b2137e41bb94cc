package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleCommandTest {
  @TempDir Path home;

  @Test
  void everyShippedStyleIsListed() {
    var run = CommandLineRun.of(home, "style", "list");
    assertEquals(0, run.code(), run.err());
    var styles = StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets"))).list();
    for (Style style : styles) {
      assertTrue(run.out().contains("\n" + style.id() + " "), style.id());
      assertTrue(run.out().contains(style.description()), style.id());
    }
  }

  @Test
  void aStyleIsExplained() {
    var run = CommandLineRun.of(home, "style", "show", "bossa-nova");
    assertEquals(0, run.code(), run.err());
    for (String part : new String[] {"Bossa Nova", "4/4", "bass", "ending", "Chords"}) {
      assertTrue(run.out().contains(part), part);
    }
  }

  @Test
  void anUnknownStyleIsAWrongArgumentWithANeighbour() {
    CommandLineRun.of(home, "style", "show", "bossa").failsWith(2, "\"bossa\"", "bossa-nova");
  }

  @Test
  void aBrokenStyleOfOnesOwnIsNamed() throws IOException {
    Files.createDirectories(home.resolve("styles"));
    Files.writeString(home.resolve("styles/mine.json"), "{ \"formatVersion\": 1,");
    CommandLineRun.of(home, "style", "list").failsWith(3, "mine.json");
  }

  @Test
  void styleAloneSaysWhatItCanDo() {
    CommandLineRun.of(home, "style").failsWith(2, "style list", "style show");
  }
}
