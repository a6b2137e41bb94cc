package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.smf.Provenance;
import io.sideman.engine.smf.SmfReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceCommandTest {
  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(folder.resolve("home"), arguments);
  }

  private Path accompany(String name, String... more) throws IOException {
    Path song = Files.write(folder.resolve("song.mid"), SongFiles.fourChords());
    Path chart = Files.writeString(folder.resolve("chart.txt"), "C | Am | F | G |");
    Path out = folder.resolve(name);
    String[] usual = {
      "accompany", song.toString(), "--out", out.toString(), "--chords", chart.toString()
    };
    String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    var run = run(all);
    assertEquals(0, run.code(), run.err());
    return out;
  }

  @Test
  void everyTrackOfTheBandTellsHowItWasMade() throws IOException {
    var found = Provenance.read(SmfReader.read(accompany("a.mid", "--seed", "9")));
    assertEquals(5, found.size());
    assertEquals(2, found.getFirst().track(), "the input's tracks stay as they are");
    Provenance made = found.getFirst().provenance();
    assertEquals("accompany", made.command());
    assertEquals("9", made.settings().get("seed"));
    assertEquals("pop-ballad", made.settings().get("style"));
    assertTrue(made.settings().get("chords").startsWith("sha256:"), made.toString());
    assertTrue(made.inputs().get("IN.mid").startsWith("sha256:"), made.toString());
    assertTrue(made.models().containsKey("drums"), made.toString());
  }

  @Test
  void itTellsNothingAboutTheComputer() throws IOException {
    Path out = accompany("a.mid", "--report", folder.resolve("r.json").toString());
    String bytes = new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains(folder.getFileName().toString()));
    assertFalse(bytes.contains("a.mid"));
  }

  @Test
  void withoutItOnlyTheTextIsMissing() throws IOException {
    Path told = accompany("told.mid");
    byte[] untold = Files.readAllBytes(accompany("untold.mid", "--no-provenance"));
    Path stripped = folder.resolve("stripped.mid");
    var run = run("provenance", told.toString(), "--strip", stripped.toString());
    assertEquals(0, run.code(), run.err());
    assertArrayEquals(untold, Files.readAllBytes(stripped));
    assertTrue(Files.size(told) > untold.length);
  }

  @Test
  void theCommandTellsItToPeopleAndPrograms() throws IOException {
    Path told = accompany("told.mid", "--roles", "bass");
    var text = run("provenance", told.toString());
    assertTrue(text.out().contains("Track 3, Sideman Bass"), text.out());
    assertTrue(text.out().contains("roles bass"), text.out());
    var json = run("provenance", told.toString(), "--json");
    assertTrue(json.out().contains("\"command\" : \"accompany\""), json.out());
    var none = run("provenance", folder.resolve("song.mid").toString());
    assertTrue(none.out().contains("No track of"), none.out());
  }

  @Test
  void accompanyRefusesSeparatePatterns() throws IOException {
    byte[] song = SongFiles.fourChords();
    song[9] = 2; // the format
    Path file = Files.write(folder.resolve("patterns.mid"), song);
    run("accompany", file.toString(), "--out", folder.resolve("x.mid").toString())
        .failsWith(3, "patterns.mid", "2 separate patterns (format 2)");
  }
}
