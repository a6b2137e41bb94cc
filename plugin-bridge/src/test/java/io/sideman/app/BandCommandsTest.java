package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BandCommandsTest {
  private static final List<String> BAND =
      List.of("Sideman Drums", "Sideman Bass", "Sideman Keys", "Sideman Pad", "Sideman Lead");

  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(folder.resolve("home"), arguments);
  }

  private Path generate(String name, String... more) {
    Path file = folder.resolve(name);
    var arguments =
        new java.util.ArrayList<>(
            List.of("generate", "--bars", "8", "--out", file.toString(), "--style", "funk"));
    arguments.addAll(List.of(more));
    var run = run(arguments.toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    return file;
  }

  private static List<String> names(Smf smf) {
    return smf.tracks().stream().map(track -> track.name().orElse("")).toList();
  }

  @Test
  void generateWritesOneTrackPerRole() throws IOException {
    Smf smf = SmfReader.read(generate("a.mid", "--chords", "Em7 | A7 |"));
    assertEquals(BAND, names(smf).subList(1, 6));
    for (SmfTrack track : smf.tracks().subList(1, 4)) {
      assertFalse(track.notes().isEmpty(), track.name().orElse("") + " must play");
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(generate("a.mid", "--seed", "5"));
    assertArrayEquals(first, Files.readAllBytes(generate("b.mid", "--seed", "5")));
  }

  @Test
  void inventedChordsDependOnTheSeed() throws IOException {
    byte[] first = Files.readAllBytes(generate("a.mid", "--invent-chords", "--seed", "1"));
    assertArrayEquals(
        first, Files.readAllBytes(generate("b.mid", "--invent-chords", "--seed", "1")));
    byte[] other = Files.readAllBytes(generate("c.mid", "--invent-chords", "--seed", "2"));
    assertFalse(java.util.Arrays.equals(first, other));
  }

  @Test
  void generateRefusesTwoSourcesOfChords() {
    run("generate", "--bars", "4", "--out", "x.mid", "--chords", "C |", "--invent-chords")
        .failsWith(2, "--chords or --invent-chords");
  }

  @Test
  void accompanyKeepsTheSongAndAddsTheBand() throws IOException {
    Path song = generate("song.mid", "--roles", "keys,bass");
    Path out = folder.resolve("band.mid");
    Path report = folder.resolve("report.json");
    var run =
        run(
            "accompany",
            song.toString(),
            "--out",
            out.toString(),
            "--style",
            "rock",
            "--report",
            report.toString());
    assertEquals(0, run.code(), run.err());
    Smf before = SmfReader.read(song);
    Smf after = SmfReader.read(out);
    for (int i = 0; i < before.tracks().size(); i++) {
      assertArrayEquals(
          before.tracks().get(i).rawBytes(), after.tracks().get(i).rawBytes(), "track " + i);
    }
    int own = before.tracks().size();
    assertEquals(BAND, names(after).subList(own, own + 5));
    assertTrue(Files.readString(report).contains("\"chords\""));
  }

  @Test
  void accompanyLivePlaysOtherNotesThanWithForesight() throws IOException {
    Path song = generate("song.mid", "--roles", "keys,bass");
    var bytes = new byte[2][];
    for (int i = 0; i < 2; i++) {
      Path out = folder.resolve(i + ".mid");
      String hear = i == 0 ? "whole" : "live";
      var run =
          run(
              "accompany",
              song.toString(),
              "--out",
              out.toString(),
              "--hear",
              hear,
              "--no-provenance");
      assertEquals(0, run.code(), run.err());
      bytes[i] = Files.readAllBytes(out);
    }
    assertFalse(java.util.Arrays.equals(bytes[0], bytes[1]));
  }

  @Test
  void jamPlaysWithTheDemoPerformerAndKeepsWhatItPlayed() throws IOException {
    Path kept = folder.resolve("jam.mid");
    var run =
        run(
            "jam",
            "--in",
            "demo",
            "--out",
            "none",
            "--page-port",
            "0",
            "--seconds",
            "5",
            "--capture",
            kept.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("Ready after"), run.out());
    assertTrue(run.out().contains("Page: http://127.0.0.1:"), run.out());
    Smf smf = SmfReader.read(kept);
    assertFalse(smf.tracks().get(1).notes().isEmpty(), "the drums must play");
    assertEquals(List.of(), smf.warnings(), "every note-on has its note-off");
  }
}
