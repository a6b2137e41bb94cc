package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.index.Entry;
import io.sideman.library.index.LibraryWriter;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestCommandTest {
  private static final int[] ROOTS = {36, 33, 29, 31}; // of C, Am, F, G

  @TempDir Path home;
  private Path session;

  @BeforeEach
  void writeSession() throws IOException {
    session = Files.write(home.resolve("session.mid"), SongFiles.fourChords());
  }

  /// A bass on the roots of the session's chords, moved.
  private static byte[] bass(double bpm, int semitones) {
    var notes = new ArrayList<Note>();
    for (int eighth = 0; eighth < 16; eighth++) {
      notes.add(new Note(eighth * 480L, 400, ROOTS[eighth / 4] + semitones, 90, 0));
    }
    var time =
        new SmfTrackBuilder(Division.band())
            .maps(TempoMap.of(bpm), MeterMap.of(Meter.COMMON))
            .build();
    var track = new SmfTrackBuilder(Division.band()).program(0, 0, 33).notes(notes).build();
    return SmfWriter.bytes(Smf.of(Division.band(), List.of(time, track)));
  }

  private void fillLibrary() throws IOException {
    var analyst = new SymbolicAnalyst(AspectSpace.plain());
    Path folder = Files.createDirectories(home.resolve("library").resolve("index"));
    try (var writer = LibraryWriter.open(folder)) {
      put(writer, analyst, "fits", bass(120, 0));
      put(writer, analyst, "two-up", bass(126, 2));
      put(writer, analyst, "too-slow", bass(96, 0));
      writer.commit();
    }
  }

  private void put(LibraryWriter writer, SymbolicAnalyst analyst, String name, byte[] midi)
      throws IOException {
    Path file = Files.write(home.resolve(name + ".mid"), midi);
    Smf smf = SmfReader.read(midi, name);
    writer.put(new Entry(file, midi.length, 1, analyst.analyse(name, smf, Set.of(name))));
  }

  @Test
  void loopsThatFitComeAsAJsonArrayWithTheirReasons() throws IOException {
    fillLibrary();
    var run = run("--session", session.toString(), "--json", "--variety", "0");
    assertEquals(0, run.code(), run.err());
    JsonNode array = new ObjectMapper().readTree(run.out());
    var paths = new ArrayList<String>();
    for (JsonNode each : array) {
      paths.add(Path.of(each.get("path").asText()).getFileName().toString());
      assertEquals("loop", each.get("kind").asText());
      double sum = 0;
      for (JsonNode share : each.get("reasons")) {
        sum += share.asDouble();
      }
      assertEquals(each.get("score").asDouble(), sum, 1e-9);
      assertTrue(each.has("key") && each.has("bpm"), each.toString());
    }
    assertFalse(paths.contains("too-slow.mid"), "it takes a stretch of 20 %: " + paths);
    assertEquals(1, array.size(), "the two basses are one tune, and a list has it once: " + paths);
  }

  @Test
  void aLoopInAnotherKeyAndTempoIsBroughtToTheSession() throws IOException {
    fillLibrary();
    var run =
        run("--session", session.toString(), "--words", "two-up", "--weigh", "words=9", "--json");
    assertEquals(0, run.code(), run.err());
    JsonNode first = new ObjectMapper().readTree(run.out()).get(0);
    assertTrue(first.get("path").asText().endsWith("two-up.mid"), run.out());
    assertEquals(1.05, first.get("stretch").asDouble(), 1e-3);
    assertTrue(Math.abs(first.get("transposeSemitones").asInt()) <= 3, run.out());
  }

  @Test
  void peopleAreToldWhy() throws IOException {
    fillLibrary();
    var run = run("--session", session.toString(), "--last", "2");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("nobody plays bass yet"), run.out());
    assertTrue(run.out().contains("register ."), run.out());
  }

  @Test
  void tasteThatCannotBeReadIsLeftOutAndSaid() throws IOException {
    fillLibrary();
    Files.createDirectory(home.resolve("library").resolve("taste.db")); // where a file must be
    var run = run("--session", session.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("nobody plays bass yet"), run.out());
    assertTrue(run.err().contains("Taste is left out"), run.err());
    assertTrue(run.err().contains("taste.db cannot be opened"), run.err());
    run("--session", session.toString(), "--favourites").failsWith(3, "taste.db cannot be opened");
  }

  @Test
  void whatCannotBeDoneIsSaidWithTheNextStep() throws IOException {
    run().failsWith(2, "Say what to look for", "--session IN.mid");
    run("--session", session.toString()).failsWith(3, "library is empty", "sideman library add");
    fillLibrary();
    run("--words", "x", "--weigh", "grove=2").failsWith(2, "knows key, groove", "\"grove\"");
    run("--words", "x", "--key", "H").failsWith(2, "--key must be a key such as Am");
    run("--words", "x", "--bpm", "90-80").failsWith(2, "--bpm must count up");
    run("--like", "none.mid").failsWith(3, "There is no file none.mid");
    run("--session", session.toString(), "--bars", "9-12").failsWith(2, "bars 1 to 2");
  }

  private CommandLineRun run(String... arguments) {
    var all = new ArrayList<String>(List.of("suggest"));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(home, all.toArray(String[]::new));
  }
}
