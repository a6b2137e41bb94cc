package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.chart.ChordSymbol;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarmonizeCommandTest {
  /// A nursery tune in C, quarters; a key of 0 holds the note before.
  private static final int[] TUNE = {
    60, 60, 67, 67, 69, 69, 67, 0, 65, 65, 64, 64, 62, 62, 60, 0,
    67, 67, 65, 65, 64, 64, 62, 0, 67, 67, 65, 65, 64, 64, 62, 0,
    60, 60, 67, 67, 69, 69, 67, 0, 65, 65, 64, 64, 62, 62, 60, 0
  };

  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(folder.resolve("home"), arguments);
  }

  private Path tune(boolean doubled) throws IOException {
    var track = new SmfTrackBuilder(Division.band()).name("Melody");
    for (int i = 0; i < TUNE.length; i++) {
      if (TUNE[i] > 0) {
        int beats = i + 1 < TUNE.length && TUNE[i + 1] == 0 ? 2 : 1;
        track.note(new Note(i * 960L, beats * 960L - 20, TUNE[i], 90, 0));
        if (doubled) {
          track.note(new Note(i * 960L, beats * 960L - 20, TUNE[i] - 12, 90, 0));
        }
      }
    }
    Path file = folder.resolve("tune.mid");
    Files.write(file, SmfWriter.bytes(Smf.of(Division.band(), List.of(track.build()))));
    return file;
  }

  private Smf harmonize(Path in, String name, String... more) {
    Path out = folder.resolve(name);
    var arguments =
        new java.util.ArrayList<>(List.of("harmonize", in.toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    var run = run(arguments.toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    return SmfReader.read(out);
  }

  @Test
  void aSimpleTuneComesHomeOnItsTonic() throws IOException {
    Path in = tune(false);
    Smf out = harmonize(in, "a.mid");
    assertArrayEquals(
        SmfReader.read(in).tracks().getFirst().rawBytes(), out.tracks().getFirst().rawBytes());
    List<String> chords =
        out.markers().stream()
            .map(text -> text.text())
            .filter(text -> !text.equals("N.C."))
            .toList();
    assertEquals("C", chords.getFirst());
    assertEquals("C", chords.getLast());
    assertTrue(chords.stream().distinct().count() >= 3, chords.toString());
  }

  @Test
  void rankedWaysDifferAndEachIsPlayable() throws IOException {
    Path list = folder.resolve("list.json");
    Path in = tune(false);
    for (String voicing : List.of("close", "open", "guitar")) {
      harmonize(in, "b.mid", "--ranked", "3", "--list", list.toString(), "--voicing", voicing);
      Smf first = SmfReader.read(folder.resolve("b.mid"));
      Smf second = SmfReader.read(folder.resolve("b-2.mid"));
      assertNotEquals(first.markers(), second.markers());
      requirePlayable(first.tracks().getLast());
    }
    assertTrue(Files.readString(list).contains("\"rank\" : 3"));
  }

  /// Every note belongs to the chord marked over it, and no chord has more than six.
  private static void requirePlayable(SmfTrack track) {
    assertFalse(track.notes().isEmpty());
    for (int i = 0; i < track.size(); i++) {
      if (track.metaType(i) == 6) {
        long tick = track.tick(i);
        var chord = ChordSymbol.parse(track.text(i));
        var struck = track.notes().stream().filter(note -> note.startTick() == tick).toList();
        assertTrue(struck.size() <= 6, "at " + tick);
        assertTrue(struck.stream().allMatch(note -> chord.contains(note.key())), "at " + tick);
      }
    }
  }

  @Test
  void ofSeveralNotesTheTopLineCountsAndThatIsTold() throws IOException {
    Path in = tune(true);
    Path out = folder.resolve("c.mid");
    var run = run("harmonize", in.toString(), "--out", out.toString(), "--key", "C");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("its top line counts (42 of 84 notes)"), run.err());
  }

  @Test
  void wrongWishesAreToldInWords() throws IOException {
    String in = tune(false).toString();
    run("harmonize", in, "--out", "x.mid", "--rate", "minute").failsWith(2, "minute", "half-bar");
    run("harmonize", in, "--out", "x.mid", "--key", "H7x").failsWith(2, "H7x");
    run("harmonize", in, "--out", "x.mid", "--ranked", "0").failsWith(2, "1 to 20");
    Path silent = folder.resolve("silent.mid");
    Files.write(silent, SongFiles.silence());
    run("harmonize", silent.toString(), "--out", "x.mid").failsWith(3, "no melody");
  }
}
