package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.scan.LibraryHome;
import io.sideman.library.scan.Scan;
import io.sideman.library.scan.ShippedAnalysts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCommandTest {
  @TempDir Path home;
  private Path music;

  @BeforeEach
  void collectSomeMusic() throws IOException {
    music = Files.createDirectories(home.resolve("music/Dusty Keys"));
    Files.write(music.resolve("FourChords.mid"), SongFiles.fourChords());
    Files.write(music.resolve("broken.mid"), "MThd".getBytes(StandardCharsets.US_ASCII));
    Files.write(music.resolve("silence.mid"), SongFiles.silence());
  }

  private CommandLineRun library(String... arguments) {
    var all = new ArrayList<String>(List.of("library"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(home, all.toArray(String[]::new));
  }

  private CommandLineRun add() {
    return library("add", music.toString(), "--here");
  }

  private static JsonNode json(CommandLineRun run) throws IOException {
    assertEquals(0, run.code(), run.err());
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void whatIsAddedIsFoundByWordsNumbersAndKeys() throws IOException {
    var added = add();
    assertEquals(0, added.code(), added.err());
    assertTrue(added.out().startsWith("1 files analysed in "), added.out());
    assertTrue(added.out().contains("2 could not be analysed"), added.out());
    JsonNode found = json(library("search", "--json", "lo-fi", "120", "bpm piano"));
    assertEquals(1, found.size());
    assertEquals(music.resolve("FourChords.mid").toString(), found.get(0).path("path").asText());
    assertEquals("C major", found.get(0).path("key").asText());
    assertEquals(120, found.get(0).path("bpm").asDouble());
    assertTrue(found.get(0).path("score").asDouble() > 0.5, found.toString());
    assertEquals(0, json(library("search", "--json", "90 bpm")).size());
    var text = library("search", "four chords");
    assertTrue(text.out().contains("100 %"), text.out());
  }

  @Test
  void statusTellsWhatIsThereAndWhatFailed() throws IOException {
    add();
    JsonNode status = json(library("status", "--failed", "--json"));
    assertEquals(1, status.path("items").asInt());
    assertEquals(2, status.path("failures").size());
    assertEquals(music.toString(), status.path("folders").get(0).path("path").asText());
    assertEquals("done", status.path("progress").path("phase").asText());
    String reasons = status.path("failures").toString();
    assertTrue(reasons.contains("it has no notes"), reasons);
    var text = library("status");
    assertTrue(text.out().startsWith("1 files in the library, 2 could not"), text.out());
  }

  @Test
  void removingAFolderForgetsAlsoWhatAKilledAnalysisLeft() throws IOException {
    var collection = new LibraryHome(home.resolve("library"));
    collection.add(List.of(music));
    Path models = Path.of(System.getProperty("sideman.presets"), "models");
    try (var scan = Scan.open(collection, ShippedAnalysts.reading(models))) {
      assertThrows(
          IllegalStateException.class,
          () ->
              scan.pass(
                  List.of(music),
                  _ -> {},
                  now -> {
                    if (now.done() == 3) {
                      throw new IllegalStateException("killed before the commit");
                    }
                  }));
    }
    var removed = library("remove", music.toString());
    assertEquals("1 files forgotten.", removed.out().strip(), removed.err());
    JsonNode status = json(library("status", "--json"));
    assertEquals(0, status.path("items").asInt() + status.path("failed").asInt());
  }

  @Test
  void aFolderIsForgottenAndItsFilesStay() throws IOException {
    add();
    library("remove", home.toString())
        .failsWith(3, "must be a folder of the library, which has " + music);
    var run = library("remove", music.toString());
    assertEquals("1 files forgotten.\n", run.out().replace("\r", ""));
    assertTrue(Files.exists(music.resolve("FourChords.mid")));
    library("search", "piano").failsWith(3, "The library is empty");
  }

  @Test
  void aSecondWriterIsToldAndReadersGoOn() throws IOException {
    add();
    try (var _ = LibraryWriter.open(home.resolve("library/index"))) {
      add().failsWith(3, "Another Sideman is adding to this library");
      assertTrue(json(library("status", "--json")).path("running").asBoolean());
      assertEquals(1, json(library("search", "--json", "chords")).size());
    }
  }

  @Test
  void wrongWordsAreToldBeforeAnythingStarts() {
    library("add").failsWith(2, "The library has no folder yet");
    library("add", home.resolve("no").toString()).failsWith(3, "must be a folder of music");
    library("search").failsWith(2, "WORDS");
    library("search", "x", "--limit", "0").failsWith(2, "1 to 10000");
  }
}
