package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HumanizeCommandTest {
  @TempDir Path folder;

  /// Four bars of kick, snare and hi-hat as a machine would play them.
  private Path beat() throws IOException {
    var notes = new ArrayList<Note>();
    for (int step = 0; step < 64; step++) {
      if (step % 2 == 0) {
        notes.add(new Note(step * 240L, 60, 42, 90, 9));
      }
      if (step % 8 == 0 || step % 8 == 4) {
        notes.add(new Note(step * 240L, 60, step % 8 == 0 ? 36 : 38, 90, 9));
      }
    }
    notes.sort(null);
    var track = new SmfTrackBuilder(Division.band()).name("Drums").notes(notes).build();
    Path file = folder.resolve("beat.mid");
    return Files.write(file, SmfWriter.bytes(Smf.of(Division.band(), List.of(track))));
  }

  private CommandLineRun humanize(Path in, Path out, String... more) {
    var words = new ArrayList<>(List.of("humanize", in.toString(), "--out", out.toString()));
    words.addAll(List.of(more));
    return CommandLineRun.of(folder.resolve("home"), words.toArray(String[]::new));
  }

  @Test
  void aMachinesBeatIsPlayedAsPeopleWould() throws IOException {
    Path in = beat();
    Path out = folder.resolve("played.mid");

    var run = humanize(in, out, "--style", "funk");

    assertEquals(0, run.code(), run.err());
    List<Note> before = SmfReader.read(in).notes();
    List<Note> after = SmfReader.read(out).notes();
    assertEquals(before.size(), after.size());
    long moved = 0;
    for (Note note : after) {
      moved += note.startTick() % 240 == 0 ? 0 : 1;
    }
    assertTrue(moved > before.size() / 2, moved + " of " + before.size() + " left the grid");
    assertTrue(after.stream().map(Note::velocity).distinct().count() > 10, "velocities vary");
    double snare = meanVelocity(after, 38);
    double hat = meanVelocity(after, 42);
    assertTrue(snare > hat + 10, "a backbeat of " + snare + " over hi-hats of " + hat);
  }

  private static double meanVelocity(List<Note> notes, int key) {
    return notes.stream()
        .filter(note -> note.key() == key)
        .mapToInt(Note::velocity)
        .average()
        .orElse(0);
  }

  @Test
  void aFileThatSaysItsStyleIsPlayedInIt() throws IOException {
    Path song = folder.resolve("funk.mid");
    var made =
        CommandLineRun.of(
            folder.resolve("home"),
            "generate",
            "--style",
            "funk",
            "--bars",
            "2",
            "--out",
            song.toString());
    assertEquals(0, made.code(), made.err());

    var run = humanize(song, folder.resolve("funky.mid"));
    var plain = humanize(beat(), folder.resolve("plain.mid"));

    assertTrue(run.out().contains("played as in Pocket Funk"), run.out());
    assertTrue(plain.out().contains("played as in Straight Rock"), plain.out());
  }

  @Test
  void theSameSeedWritesTheSameFile() throws IOException {
    Path in = beat();
    Path one = folder.resolve("one.mid");
    Path two = folder.resolve("two.mid");

    assertEquals(0, humanize(in, one, "--seed", "4").code());
    assertEquals(0, humanize(in, two, "--seed", "4").code());

    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @Test
  void anAmountBeyondOneIsRefused() throws IOException {
    humanize(beat(), folder.resolve("x.mid"), "--amount", "1.5").failsWith(2, "0 to 1", "1.5");
  }

  @Test
  void aFileWithoutNotesIsRefused() throws IOException {
    var empty = new SmfTrackBuilder(Division.band()).name("Nothing").build();
    Path file = folder.resolve("empty.mid");
    Files.write(file, SmfWriter.bytes(Smf.of(Division.band(), List.of(empty))));

    humanize(file, folder.resolve("x.mid")).failsWith(3, "no notes");
  }
}
