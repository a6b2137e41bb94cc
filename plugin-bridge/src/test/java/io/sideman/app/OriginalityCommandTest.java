package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalityCommandTest {
  @TempDir Path folder = Path.of("");

  @Test
  void namesTheSongOfTheLibraryThatIsQuotedInAnotherKeyAndTempo() throws IOException {
    Path library = Files.createDirectory(folder.resolve("library"));
    write(library.resolve("evening.mid"), "Tune", walk(7, 40, 0), 90);
    write(library.resolve("morning.mid"), "Tune", walk(8, 40, 0), 90);
    Files.writeString(library.resolve("broken.mid"), "no MIDI at all");
    Path song = folder.resolve("song.mid");
    write(song, "Horn", walk(7, 40, 3), 140);

    var run =
        CommandLineRun.of(folder, "originality", song.toString(), "--library", library.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("library evening.mid (Tune) (copied)"), run.out());
    assertFalse(run.out().contains("morning"), run.out());
    assertTrue(run.out().contains("Not original"), run.out());

    JsonNode report =
        json("originality", song.toString(), "--library", library.toString(), "--json");
    assertFalse(report.get("original").asBoolean());
    JsonNode match = report.get("parts").get(0).get("matches").get(0);
    assertEquals(40, match.get("notes").asInt());
    assertEquals("library evening.mid (Tune)", match.get("sources").get(0).asText());
  }

  @Test
  void aWalkThatNobodyTookIsOriginal() throws IOException {
    Path song = folder.resolve("song.mid");
    write(song, "Horn", walk(99, 120, 0), 120);
    JsonNode report = json("originality", song.toString(), "--json");
    assertTrue(report.get("original").asBoolean(), report.toString());
    assertTrue(report.get("parts").get(0).get("grams").asInt() > 80, report.toString());
  }

  @Test
  void tellsWhatIsWrongWithItsInput() throws IOException {
    Path drums = folder.resolve("drums.mid");
    var kick = new ArrayList<Note>();
    for (int beat = 0; beat < 8; beat++) {
      kick.add(new Note(beat * 960L, 100, 36, 100, 9));
    }
    write(drums, "Drums", kick, 120);
    CommandLineRun.of(folder, "originality", drums.toString())
        .failsWith(3, "drums.mid has no notes to look up");
    CommandLineRun.of(folder, "originality", folder.resolve("none.mid").toString())
        .failsWith(3, "none.mid");
    write(drums, "Horn", walk(7, 20, 0), 120);
    CommandLineRun.of(folder, "originality", drums.toString(), "--library", "/no/such/folder")
        .failsWith(3, "There is no folder /no/such/folder");
  }

  private JsonNode json(String... arguments) throws IOException {
    var run = CommandLineRun.of(folder, arguments);
    assertEquals(0, run.code(), run.err());
    return new ObjectMapper().readTree(run.out());
  }

  private static void write(Path file, String name, List<Note> notes, double bpm)
      throws IOException {
    var track =
        new SmfTrackBuilder(Division.band())
            .name(name)
            .maps(TempoMap.of(bpm), MeterMap.of(Meter.COMMON))
            .notes(notes)
            .build();
    Files.write(file, SmfWriter.bytes(Smf.of(Division.band(), List.of(track))));
  }

  private static List<Note> walk(long seed, int count, int semitones) {
    var random = new SplittableRandom(seed);
    var notes = new ArrayList<Note>();
    int key = 66;
    long step = 0;
    for (int i = 0; i < count; i++) {
      notes.add(new Note(step * Ticks.PER_STEP, 200, key + semitones, 90, 0));
      key = Math.clamp(key + random.nextInt(-5, 6), 48, 84);
      step += random.nextInt(1, 5);
    }
    return notes;
  }
}
