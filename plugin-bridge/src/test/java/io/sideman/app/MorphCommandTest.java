package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.time.Meter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MorphCommandTest {
  @TempDir Path folder = Path.of("");
  private Path one = Path.of("");
  private Path other = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeLoops() throws IOException {
    var home = List.of(Chord.of(0, Quality.MAJ), Chord.of(5, Quality.MAJ));
    var away = List.of(Chord.of(4, Quality.MAJ), Chord.of(11, Quality.MAJ));
    one = LoopFiles.write(folder.resolve("one.mid"), Meter.COMMON, 100, 4, false, home);
    other = LoopFiles.write(folder.resolve("other.mid"), Meter.COMMON, 121, 2, true, away);
    out = folder.resolve("between");
  }

  private CommandLineRun morph(String steps) throws IOException {
    return CommandLineRun.of(
        folder,
        "morph",
        one.toString(),
        other.toString(),
        "--steps",
        steps,
        "--out",
        out.toString());
  }

  private static List<Note> notes(Path file, String name) {
    return SmfReader.read(file).tracks().stream()
        .filter(track -> track.name().orElse("").equals(name))
        .findFirst()
        .map(SmfTrack::notes)
        .orElse(List.of());
  }

  @Test
  void theStepsGoFromTheOneLoopToTheOther() throws IOException {
    var run = morph("5");
    assertEquals(0, run.code(), run.err());
    try (var files = Files.list(out)) {
      assertEquals(5, files.count());
    }
    assertEquals(notes(one, "Sideman Bass"), notes(out.resolve("step-1.mid"), "Sideman Bass"));
    List<Note> twice = notes(out.resolve("step-5.mid"), "Sideman Drums");
    assertEquals(2 * notes(other, "Sideman Drums").size(), twice.size(), "repeated to four bars");
    Smf middle = SmfReader.read(out.resolve("step-3.mid"));
    assertEquals(110, middle.tempoMap().bpmAt(0), 0.01);
    for (int step = 1; step <= 5; step++) {
      assertFalse(notes(out.resolve("step-" + step + ".mid"), "Sideman Drums").isEmpty());
    }
  }

  @Test
  void aRepeatWritesTheSameBytes() throws IOException {
    assertEquals(0, morph("3").code());
    byte[] first = Files.readAllBytes(out.resolve("step-2.mid"));
    assertEquals(0, morph("3").code());
    assertArrayEquals(first, Files.readAllBytes(out.resolve("step-2.mid")));
  }

  @Test
  void whatCannotBeWalkedIsRefused() throws IOException {
    morph("1").failsWith(2, "--steps must be 2 to 99");
    var chord = List.of(Chord.of(0, Quality.MAJ));
    LoopFiles.write(other, new Meter(3, 4), 120, 4, false, chord);
    morph("3").failsWith(3, "same metre");
    other = Files.write(folder.resolve("silence.mid"), SongFiles.silence());
    morph("3").failsWith(3, "no notes");
    LoopFiles.write(other, Meter.COMMON, 120, 40, false, chord);
    morph("3").failsWith(3, "at most 32 bars");
    out = Files.writeString(folder.resolve("file"), "in the way");
    morph("3").failsWith(2, "must be a folder");
    assertTrue(Files.isRegularFile(out));
  }
}
