package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

class VaryCommandTest {
  @TempDir Path folder = Path.of("");
  private Path song = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeSong() throws IOException {
    song = folder.resolve("song.mid");
    out = folder.resolve("varied.mid");
    var chords =
        List.of(
            Chord.of(0, Quality.MAJ),
            Chord.of(9, Quality.MIN),
            Chord.of(5, Quality.MAJ),
            Chord.of(7, Quality.MAJ));
    LoopFiles.write(song, Meter.COMMON, 110, 4, true, chords);
  }

  private CommandLineRun vary(String... more) throws IOException {
    String[] args = new String[4 + more.length];
    System.arraycopy(
        new String[] {"vary", song.toString(), "--out", out.toString()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return CommandLineRun.of(folder, args);
  }

  private static List<Note> notes(Path file, String track) {
    return track(file, track).notes();
  }

  private static SmfTrack track(Path file, String name) {
    return SmfReader.read(file).tracks().stream()
        .filter(track -> track.name().orElse("").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void amountZeroWritesTheSameBytes() throws IOException {
    var run = vary("--amount", "0");
    assertEquals(0, run.code(), run.err());
    assertArrayEquals(Files.readAllBytes(song), Files.readAllBytes(out));
  }

  @Test
  void onlyTheWantedRoleAndBarsChange() throws IOException {
    var run = vary("--amount", "1", "--role", "drums", "--bars", "2-3", "--seed", "3");
    assertEquals(0, run.code(), run.err());
    assertArrayEquals(
        track(song, "Sideman Bass").rawBytes(), track(out, "Sideman Bass").rawBytes());
    List<Note> before = notes(song, "Sideman Drums");
    List<Note> after = notes(out, "Sideman Drums");
    assertNotEquals(before, after);
    assertEquals(outside(before), outside(after));
  }

  private static List<Note> outside(List<Note> notes) {
    return notes.stream().filter(n -> n.startTick() < 3500 || n.startTick() > 11_600).toList();
  }

  @Test
  void theSameSeedWritesTheSameBytes() throws IOException {
    assertEquals(0, vary("--amount", "0.6").code());
    byte[] first = Files.readAllBytes(out);
    assertEquals(0, vary("--amount", "0.6").code());
    assertArrayEquals(first, Files.readAllBytes(out));
    Smf read = SmfReader.read(out);
    assertTrue(read.warnings().isEmpty(), read.warnings().toString());
  }

  @Test
  void badAmountsRolesAndBarsAreRefused() throws IOException {
    vary("--amount", "1.5").failsWith(2, "--amount must be 0 to 1");
    vary("--role", "triangle").failsWith(2, "--role must be drums");
    vary("--bars", "9-12").failsWith(2, "within the 4 bars");
    vary("--bars", "3-2").failsWith(2, "--bars");
    vary("--bars", "all").failsWith(2, "such as 5-8");
    assertFalse(Files.exists(out));
  }

  @Test
  void aFileWithNothingToVaryIsRefused() throws IOException {
    Files.write(song, SongFiles.silence());
    vary().failsWith(3, "no notes");
    Files.write(song, SongFiles.fourChords());
    vary("--role", "drums").failsWith(3, "no drums to vary");
    Files.writeString(song, "a letter");
    vary().failsWith(3, "song.mid");
    assertFalse(Files.exists(out));
  }
}
