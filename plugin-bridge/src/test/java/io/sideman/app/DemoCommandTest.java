package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void theDemoLeavesMusicSoundAndPicture() throws IOException {
    Path out = folder.resolve("demo");
    var run =
        CommandLineRun.of(
            folder.resolve("home"), "demo", "--out", out.toString(), "--soundfont", "none");
    assertEquals(0, run.code(), run.err());
    var names = new TreeSet<String>();
    try (var files = Files.list(out)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    assertEquals("[demo.mid, demo.png, demo.wav]", names.toString());
    assertTrue(run.out().contains(out.resolve("demo.wav").toString()), run.out());
    Smf band = SmfReader.read(out.resolve("demo.mid"));
    assertEquals(0, band.warnings().size(), band.warnings().toString());
    for (Role role : new Role[] {Role.DRUMS, Role.BASS, Role.KEYS}) {
      assertTrue(notes(band, role.trackName()) > 40, role.trackName());
    }
  }

  @Test
  void aListeningTakeHasEveryShippedStyle() throws IOException {
    var run = CommandLineRun.of(folder, "demo", "--listening", "one", "--out", folder.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("16 styles"), run.out());
    assertTrue(Files.size(folder.resolve("ambient-one.png")) > 1000, "a picture");
    Smf band = SmfReader.read(folder.resolve("rock-one.mid"));
    assertTrue(notes(band, Role.DRUMS.trackName()) > 100, "sixteen bars of rock");
  }

  @Test
  void aTakeWithAPathInItsNameIsRefused() {
    CommandLineRun.of(folder, "demo", "--listening", "../x").failsWith(2, "--listening", "../x");
  }

  @Test
  void oneStylePerPartIsAskedFor() {
    CommandLineRun.of(folder, "demo", "--out", folder.toString(), "--styles", "rock")
        .failsWith(2, "3 styles", "1");
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    CommandLineRun.of(folder, "demo", "--out", file.resolve("demo").toString())
        .failsWith(2, "--out");
  }

  private static int notes(Smf band, String name) {
    for (SmfTrack track : band.tracks()) {
      if (track.name().map(name::equals).orElse(false)) {
        return track.notes().size();
      }
    }
    return 0;
  }
}
