package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfillCommandTest {
  private static final long BAR = 3840;
  private static final int BASS = 2; // track
  private static final int KEYS = 3;

  @TempDir private static Path folder;

  private static Path song = Path.of("");

  @BeforeAll
  static void generate() {
    song = folder.resolve("song.mid");
    run("generate", "--bars", "12", "--style", "soul-rnb", "--out", song.toString());
  }

  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(folder.resolve("home"), arguments);
  }

  private static Smf infill(String name, String... more) {
    Path out = folder.resolve(name);
    var arguments = new ArrayList<>(List.of("infill", song.toString(), "--out", out.toString()));
    arguments.addAll(List.of("--bars", "5-6", "--candidates", "6"));
    arguments.addAll(List.of(more));
    var run = run(arguments.toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    return SmfReader.read(out);
  }

  private static List<Note> within(Smf smf, int track, boolean inside) {
    return smf.tracks().get(track).notes().stream()
        .filter(note ->
            (note.startTick() >= 4 * BAR - 120 && note.startTick() < 6 * BAR - 120) == inside)
        .toList();
  }

  @Test
  void onlyTheAskedBarsOfTheAskedRoleChange() {
    Smf before = SmfReader.read(song);
    Smf after = infill("a.mid", "--role", "bass");
    for (int track = 0; track < before.tracks().size(); track++) {
      if (track != BASS) {
        assertArrayEquals(
            before.tracks().get(track).rawBytes(), after.tracks().get(track).rawBytes());
      }
    }
    assertEquals(starts(within(before, BASS, false)), starts(within(after, BASS, false)));
    assertNotEquals(within(before, BASS, true), within(after, BASS, true));
    assertTrue(after.tracks().get(BASS).notes().stream().noneMatch(InfillCommandTest::crosses));
  }

  private static List<String> starts(List<Note> notes) {
    return notes.stream().map(note -> note.startTick() + ":" + note.key()).toList();
  }

  /// Rings over the first or last bar line of the gap.
  private static boolean crosses(Note note) {
    boolean in = note.startTick() < 4 * BAR - 120 && note.endTick() > 4 * BAR;
    boolean inside = note.startTick() >= 4 * BAR - 120 && note.startTick() < 6 * BAR - 120;
    return in || inside && note.endTick() > 6 * BAR;
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOtherNotes() throws IOException {
    infill("b1.mid", "--role", "keys,drums", "--seed", "4");
    infill("b2.mid", "--role", "keys,drums", "--seed", "4");
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("b1.mid")), Files.readAllBytes(folder.resolve("b2.mid")));
    Smf other = infill("b3.mid", "--role", "keys,drums", "--seed", "5");
    assertNotEquals(
        within(SmfReader.read(folder.resolve("b1.mid")), KEYS, true), within(other, KEYS, true));
  }

  @Test
  void rangeAndPolyphonyHold() {
    Smf after = infill("c.mid", "--role", "keys", "--range", "C4-G5", "--polyphony", "2");
    List<Note> fill = within(after, KEYS, true);
    assertTrue(fill.size() > 2, "keys must play");
    for (Note note : fill) {
      assertTrue(note.key() >= 60 && note.key() <= 79, note.toString());
      long together =
          fill.stream()
              .filter(
                  each -> each.startTick() <= note.startTick() && each.endTick() > note.startTick())
              .count();
      assertTrue(together <= 2, "at " + note.startTick());
    }
  }

  @Test
  void keptRhythmKeepsOnsetsAndLengths() {
    Smf before = SmfReader.read(song);
    for (int track : new int[] {BASS, KEYS}) {
      Smf after =
          infill(
              "d.mid", "--role", track == BASS ? "bass" : "keys", "--keep-rhythm", "--seed", "9");
      assertEquals(rhythm(within(before, track, true)), rhythm(within(after, track, true)));
      assertNotEquals(within(before, track, true), within(after, track, true));
    }
  }

  private static List<String> rhythm(List<Note> notes) {
    return notes.stream()
        .map(note -> note.startTick() + "+" + note.lengthTicks())
        .sorted()
        .toList();
  }

  @Test
  void moreDensityMeansMoreNotes() {
    int sparse = within(infill("e.mid", "--role", "bass", "--density", "0.1"), BASS, true).size();
    int dense = within(infill("f.mid", "--role", "bass", "--density", "0.9"), BASS, true).size();
    assertTrue(dense >= sparse + 4, sparse + " and " + dense);
  }

  @Test
  void undoBringsTheBarsBack() throws IOException {
    Path copy = Files.copy(song, folder.resolve("g.mid"));
    byte[] before = Files.readAllBytes(copy);
    run("infill", copy.toString(), "--bars", "3", "--role", "bass", "--out", copy.toString());
    assertNotEquals(-1, Files.mismatch(song, copy));
    assertEquals(0, run("undo", copy.toString()).code());
    assertArrayEquals(before, Files.readAllBytes(copy));
  }

  @Test
  void wrongWishesAreToldInWords() throws IOException {
    String in = song.toString();
    String out = folder.resolve("x.mid").toString();
    run("infill", in, "--out", out, "--role", "bass", "--bars", "8-5")
        .failsWith(2, "--bars", "8-5");
    run("infill", in, "--out", out, "--role", "bass", "--bars", "12-90")
        .failsWith(2, "bars 1 to", "12-90");
    run("infill", in, "--out", out, "--role", "tuba", "--bars", "1").failsWith(2, "tuba");
    run("infill", in, "--out", out, "--role", "bass", "--bars", "1", "--range", "C4")
        .failsWith(2, "--range", "C4");
    Path bare = folder.resolve("bare.mid");
    Files.write(bare, SongFiles.fourChords());
    run("infill", bare.toString(), "--out", out, "--role", "bass", "--bars", "1")
        .failsWith(3, "no bass", "keys: track 2", "accompany");
  }
}
