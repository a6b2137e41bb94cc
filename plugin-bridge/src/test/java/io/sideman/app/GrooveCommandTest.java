package io.sideman.app;

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
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrooveCommandTest {
  @TempDir private Path folder;

  @Test
  void everyTapSoundsAtItsTimeAndNothingElse() throws IOException {
    var track = new SmfTrackBuilder(Division.band());
    var taps = new TreeSet<Long>();
    for (int i = 0; i < 32; i++) {
      long tick = i * 480L + (i % 4 == 3 ? 20 : 0);
      if (i % 8 != 5) {
        taps.add(tick);
        track.note(new Note(tick, 100, 60, i % 4 == 0 ? 110 : 70, 0));
      }
    }
    Path in = folder.resolve("taps.mid");
    Path out = folder.resolve("drums.mid");
    Files.write(in, SmfWriter.bytes(Smf.of(Division.band(), List.of(track.build()))));
    var run =
        CommandLineRun.of(
            folder.resolve("home"),
            "groove",
            in.toString(),
            "--out",
            out.toString(),
            "--only-taps");
    assertEquals(0, run.code(), run.err());
    List<Note> drums = SmfReader.read(out).tracks().get(1).notes();
    var onsets = new TreeSet<Long>();
    drums.forEach(note -> onsets.add(note.startTick()));
    assertEquals(taps, onsets);
    assertTrue(drums.stream().mapToInt(Note::key).distinct().count() >= 3, drums.toString());
    assertTrue(drums.stream().allMatch(Note::isDrum));
  }

  @Test
  void aFileWithoutTapsIsTold() throws IOException {
    Path in = folder.resolve("silent.mid");
    Files.write(in, SongFiles.silence());
    CommandLineRun.of(folder.resolve("home"), "groove", in.toString(), "--out", "x.mid")
        .failsWith(3, "no taps");
  }
}
