package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopCommandsTest {
  private static final String CHORDS = "C | Am | F | G |";

  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(folder.resolve("home"), arguments);
  }

  private Path generate(String name, String seed) {
    Path file = folder.resolve(name);
    var run =
        run(
            "generate",
            "--model",
            "gan",
            "--style",
            "rock",
            "--bars",
            "8",
            "--chords",
            CHORDS,
            "--seed",
            seed,
            "--out",
            file.toString());
    assertEquals(0, run.code(), run.err());
    return file;
  }

  @Test
  void theBandPlaysInventedLoopsAndTheSeedChoosesThem() throws IOException {
    byte[] first = Files.readAllBytes(generate("a.mid", "3"));
    assertArrayEquals(first, Files.readAllBytes(generate("b.mid", "3")));
    List<Note> drums = drums(folder.resolve("a.mid"));
    assertTrue(drums.size() > 30, "drums play: " + drums.size());
    assertFalse(drums.equals(drums(generate("c.mid", "4"))), "another seed, other drums");
  }

  @Test
  void loopsAreWrittenOneByOneInTheKeyOfTheChords() throws IOException {
    Path out = folder.resolve("loops");
    var run =
        run(
            "generate",
            "--model",
            "gan",
            "--style",
            "soul-rnb",
            "--loops",
            "3",
            "--chords",
            CHORDS,
            "--seed",
            "10",
            "--out",
            out.toString());
    assertEquals(0, run.code(), run.err());
    for (int seed = 10; seed < 13; seed++) {
      Smf smf = SmfReader.read(out.resolve("soul-rnb-loop-" + seed + ".mid"));
      for (SmfTrack track : smf.tracks()) {
        for (Note note : track.notes()) {
          boolean inside = note.isDrum() || new Key(0, false).contains(note.key());
          assertTrue(inside, track.name() + " " + note);
        }
      }
    }
    try (var files = Files.list(out)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void whatDoesNotFitIsToldInWords() {
    run("generate", "--model", "gen", "--bars", "4", "--out", "x.mid")
        .failsWith(2, "lstm, gan and vae");
    run("generate", "--model", "gan", "--style", "waltz-jazz", "--bars", "4", "--out", "x.mid")
        .failsWith(2, "in 3/4");
    run("generate", "--loops", "4", "--out", "x").failsWith(2, "--model gan");
    run("generate", "--model", "gan", "--loops", "0", "--out", folder.resolve("y").toString())
        .failsWith(2, "1 to 1000");
    run("generate", "--model", "gan", "--out", "x.mid").failsWith(2, "--bars must be 1 to 1000");
  }

  private static List<Note> drums(Path file) throws IOException {
    return SmfReader.read(file).tracks().stream()
        .filter(track -> track.name().orElse("").equals("Sideman Drums"))
        .flatMap(track -> track.notes().stream())
        .toList();
  }
}
