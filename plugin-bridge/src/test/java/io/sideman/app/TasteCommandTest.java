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
    Path sound = Files.writeString(home.resolve("kick.wav"), "not analysed here");
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
    assertEquals("dusty", taste.get("words").get(0).get("name").asText());
    assertEquals(0.45, taste.get("parts").get("content").get("weight").asDouble());
    assertEquals("Forgot 1 acts.\n", run("library", "taste", "forget").out());
    assertEquals(0, json("library", "taste", "--json").get("deeds").asInt());
  }

  @Test
  void aMissingFileIsRefusedBeforeAnythingIsKept() {
    run("library", "like", song.toString(), home.resolve("none.mid").toString())
        .failsWith(3, "none.mid does not exist", "Name one that is");
    run("library").failsWith(2, "sideman library like FILE");
    assertFalse(Files.exists(home.resolve("library/taste.db")));
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(home, arguments);
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(run(arguments).out());
  }
}
