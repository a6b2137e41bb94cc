package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Provenance;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.library.conform.WaveFile;
import io.sideman.library.decode.SoundReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTakeCommandTest {
  @TempDir Path folder = Path.of("");
  private Path loop = Path.of("");
  private Path session = Path.of("");

  @BeforeEach
  void write() throws IOException {
    loop = folder.resolve("loop.mid");
    session = folder.resolve("session.mid");
    write(loop, 100, 62, 66, 69, 67, 64, 61, 62, 69); // D major
    write(session, 108, 60, 64, 67, 65, 62, 59, 60, 67); // C major
  }

  @Test
  void takenLoopIsInTheSessionsKeyAndTempoAndSaysSo() {
    Path out = folder.resolve("taken.mid");
    var run =
        run("take", loop.toString(), "--session", session.toString(), "--out", out.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("in C major at 108.0 bpm, down 2 semitones"), run.out());
    Smf taken = SmfReader.read(out);
    assertEquals(108, taken.tempoMap().bpmAt(0), 1e-3);
    assertTrue(taken.notes().stream().allMatch(note -> new Key(0, false).contains(note.key())));
    Provenance told = Provenance.read(taken).getFirst().provenance();
    assertEquals("loop.mid", told.settings().get("file"));
    assertEquals("library take", told.command());
  }

  @Test
  void auditionSoundsAsLongAsTheSession() throws IOException {
    Path out = folder.resolve("try.wav");
    var run =
        run("audition", loop.toString(), "--session", session.toString(), "--out", out.toString());
    assertEquals(0, run.code(), run.err());
    double seconds = SoundReader.read(out).seconds();
    assertTrue(seconds >= 4 * 240 / 108.0 - 0.1 && seconds < 4 * 240 / 108.0 + 8, seconds + " s");
  }

  @Test
  void notesAreNotWrittenAsSound() {
    Path out = folder.resolve("taken.wav");
    run("take", loop.toString(), "--bpm", "90", "--out", out.toString())
        .failsWith(2, "must end in .mid, as it is notes");
    assertFalse(Files.exists(out));
  }

  @Test
  void soundThatGoesFarIsWrittenWithAWarning() throws IOException {
    Path drums = folder.resolve("drum_loop_120bpm.wav");
    writeDrums(drums, 120);
    Path out = folder.resolve("far.wav");
    var far = run("take", drums.toString(), "--bpm", "150", "--out", out.toString());
    assertEquals(0, far.code(), far.err());
    assertTrue(far.err().contains("It becomes 20 % shorter; up to 12 %"), far.err());
    assertEquals(8 * 60 / 150.0, SoundReader.read(out).seconds(), 1e-3);
    var near = run("take", drums.toString(), "--bpm", "132", "--out", out.toString());
    assertFalse(near.err().contains("It becomes"), near.err());
  }

  @Test
  void missingFileIsNamed() {
    run("take", folder.resolve("none.mid").toString(), "--out", "x.mid")
        .failsWith(3, "none.mid does not exist");
  }

  private CommandLineRun run(String command, String... more) {
    var arguments = new ArrayList<String>();
    arguments.add("library");
    arguments.add(command);
    arguments.addAll(List.of(more));
    return CommandLineRun.of(folder, arguments.toArray(String[]::new));
  }

  /// Two bars of strokes on every beat.
  private static void writeDrums(Path file, double bpm) throws IOException {
    int rate = 22_050;
    var random = new SplittableRandom(3);
    float[] sound = new float[(int) (8 * 60 / bpm * rate)];
    for (int n = 0; n < sound.length; n++) {
      double since = n % (60 / bpm * rate) / rate;
      sound[n] = (float) (0.8 * Math.exp(-since * 40) * (random.nextDouble() * 2 - 1));
    }
    var words = new WaveFile.Words("", "", "", "");
    Files.write(file, WaveFile.bytes(new float[][] {sound}, rate, words));
  }

  private static void write(Path file, double bpm, int... keys) throws IOException {
    var notes = new ArrayList<Note>();
    for (int i = 0; i < 32; i++) {
      notes.add(new Note(i * 480L, 400, keys[i % keys.length], 90, 0));
      if (i % 8 == 0) {
        notes.add(new Note(i * 480L, 3800, keys[0] - 12, 80, 0));
        notes.add(new Note(i * 480L, 3800, keys[1] - 12, 80, 0));
      }
    }
    var track =
        new SmfTrackBuilder(Division.band())
            .maps(TempoMap.of(bpm), MeterMap.of(List.of()))
            .notes(notes)
            .end(4 * 3840)
            .build();
    Files.write(file, SmfWriter.bytes(Smf.of(Division.band(), List.of(track))));
  }
}
