package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasteCommandTest {
  @TempDir Path home;
  private Path song;

  @BeforeEach
  void writeSong() throws IOException {
    song = Files.write(home.resolve("dusty-keys_90.mid"), SongFiles.fourChords());
  }

  @Test
  void aLikedFileIsAFavouriteUntilItIsDisliked() throws IOException {
    Path sound = Files.writeString(home.resolve("kick.rx2"), "of a kind not analysed");
    var like = CommandLineRun.of(home, "library", "like", song.toString(), sound.toString());
    assertEquals(0, like.code(), like.err());
    assertTrue(like.err().contains("its content is not known"), "of the sound: " + like.err());
    assertEquals(sound + "\n" + song + "\n", run("library", "favourites").out());
    assertEquals(0, run("library", "dislike", sound.toString()).code());
    JsonNode favourites = json("library", "favourites", "--json");
    assertEquals(1, favourites.size());
    assertEquals(song.toString(), favourites.get(0).get("path").asText());
    assertEquals(32, favourites.get(0).get("id").asText().length());
  }

  @Test
  void tasteTellsWhatIsLikedAndForgetsIt() throws IOException {
    assertTrue(run("library", "taste").out().startsWith("Nothing is known yet"));
    run("library", "like", song.toString());
    String text = run("library", "taste").out();
    assertTrue(text.contains("dusty (1 for, 0 against)"), text);
    JsonNode taste = json("library", "taste", "--json");
    assertEquals(1, taste.get("deeds").asInt());
    assertTrue(taste.get("words").findValuesAsText("name").contains("dusty"), taste.toString());
    assertEquals(0.375, taste.get("parts").get("content").get("weight").asDouble());
    assertEquals("Forgot 1 acts.\n", run("library", "taste", "forget").out());
    assertEquals(0, json("library", "taste", "--json").get("deeds").asInt());
  }

  @Test
  void onlyAnExportWritesAnythingButTheListenersOwnFile() throws IOException {
    Path out = home.resolve("export.json");
    run("library", "like", song.toString());
    run("library", "taste");
    run("library", "favourites");
    try (var files = Files.walk(home)) {
      assertEquals(
          java.util.Set.of("dusty-keys_90.mid", "taste.db"),
          files
              .filter(Files::isRegularFile)
              .map(file -> file.getFileName().toString())
              .collect(java.util.stream.Collectors.toSet()));
    }
    run("library", "taste", "export", "--epsilon", "0", "--out", out.toString())
        .failsWith(2, "--epsilon must be above 0 and at most 20, but was 0.0");
    String told = run("library", "taste", "export", "--epsilon", "2", "--out", out + "").out();
    assertTrue(told.contains("epsilon 2.0"), told);
    assertTrue(
        run("library", "taste", "export", "--epsilon", "3", "--out", out + "")
            .out()
            .contains("epsilon 5.0"),
        "they add up");
    JsonNode export = new ObjectMapper().readTree(out.toFile());
    assertEquals(3, export.get("epsilon").asDouble());
    assertFalse(export.toString().contains("dusty"), "none of the listener's words");
    Path ids = Files.writeString(home.resolve("ids.txt"), "no id");
    run("library", "taste", "export", "--epsilon", "2", "--out", out + "", "--catalogue", ids + "")
        .failsWith(3, "32 digits", "id 1 is \"no id\"");
  }

  @Test
  void aMissingFileIsRefusedBeforeAnythingIsKept() {
    run("library", "like", song.toString(), home.resolve("none.mid").toString())
        .failsWith(3, "none.mid does not exist", "Name one that is");
    run("library").failsWith(2, "sideman library add DIR");
    assertFalse(Files.exists(home.resolve("library/taste.db")));
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, arguments);
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(run(arguments).out());
  }
}
