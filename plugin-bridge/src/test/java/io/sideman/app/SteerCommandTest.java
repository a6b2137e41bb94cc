package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.SmfReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteerCommandTest {
  private static final long BAR = 3840;

  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(folder.resolve("home"), arguments);
  }

  /// Sixteen bars of drums, bass, keys by the band itself, to play along with.
  private Path song() {
    Path song = folder.resolve("song.mid");
    var made =
        run(
            "generate",
            "--style",
            "rock",
            "--bars",
            "16",
            "--roles",
            "drums,bass,keys",
            "--chords",
            "C | Am | F | G |",
            "--out",
            song.toString());
    assertEquals(0, made.code(), made.err());
    return song;
  }

  private List<Note> accompany(String track, String... more) {
    Path out = folder.resolve("out.mid");
    var arguments =
        new ArrayList<>(
            List.of(
                "accompany",
                song().toString(),
                "--out",
                out.toString(),
                "--style",
                "rock",
                "--adventure",
                "0",
                "--hear",
                "live"));
    arguments.addAll(List.of(more));
    var run = run(arguments.toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    return SmfReader.read(out).tracks().stream()
        .filter(found -> found.name().orElse("").equals(track))
        .reduce((first, second) -> second) // the input may have tracks of the same name
        .orElseThrow()
        .notes();
  }

  @Test
  void theBandsBassRestsBesideMine() {
    assertTrue(accompany("Sideman Bass").size() > 50);
    assertTrue(accompany("Sideman Bass", "--my-bass", "bass").size() < 12, "until it hears mine");
  }

  @Test
  void theBandsKickRestsBesideMine() {
    long kicks =
        accompany("Sideman Drums", "--my-kick", "drums").stream()
            .filter(note -> note.key() == 36 && note.startTick() > BAR)
            .count();
    assertEquals(0, kicks);
  }

  @Test
  void anEndingThatIsAskedForEndsTheBand() {
    var drums = accompany("Sideman Drums", "--steer", "5.2:fill,9:ending");
    assertTrue(drums.getLast().startTick() < 11 * BAR, drums.getLast().toString());
    assertNotEquals(0, drums.stream().filter(note -> note.startTick() >= 8 * BAR).count());
  }

  @Test
  void aJamCanBeCountedIn() {
    Path taken = folder.resolve("taken.mid");
    var run =
        run(
            "jam",
            "--in",
            "demo",
            "--out",
            "none",
            "--osc",
            "off",
            "--count-in",
            "--style",
            "rock",
            "--tempo",
            "200",
            "--seconds",
            "5",
            "--capture",
            taken.toString());
    assertEquals(0, run.code(), run.err());
    var drums =
        SmfReader.read(taken).tracks().stream()
            .filter(track -> track.name().orElse("").equals("Sideman Drums"))
            .findFirst()
            .orElseThrow()
            .notes();
    assertEquals(
        List.of(37, 37, 37, 37), drums.stream().limit(4).map(Note::key).toList(), "four clicks");
    assertTrue(drums.size() > 8, "then the band");
  }

  @Test
  void saysWhatIsWrongWithAMove() {
    for (String[] wrong :
        new String[][] {
          {"fill", "a move is PLACE:CONTROL"},
          {"3:jump", "controls are style, section"},
          {"0:fill", "a place is a bar from 1"},
          {"3.2.1:fill", "a place is a bar from 1"},
          {"3:section=c", "a section is one of form, intro"},
          {"3:adventure=lots", "a value is a number"}
        }) {
      var run = run("accompany", song().toString(), "--out", "x.mid", "--steer", wrong[0]);
      assertEquals(2, run.code());
      assertTrue(run.err().contains(wrong[1]), run.err());
    }
    var trade = run("accompany", song().toString(), "--out", "x.mid", "--trade", "3");
    assertTrue(trade.err().contains("--trade must be 2, 4 or 8 bars"), trade.err());
    var bass = run("accompany", song().toString(), "--out", "x.mid", "--my-bass", "tuba");
    assertTrue(bass.err().contains("named here: "), bass.err());
    assertEquals(2, bass.code());
  }
}
