package io.sideman.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.library.decode.SoundFixtures;
import io.sideman.library.index.Failure;
import io.sideman.library.index.LibraryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A library of damaged files of every format: each ends as an item or with a reason, and soon.
/// `-Dsideman.fuzz.rounds=N` damages each file N times, `-Dsideman.fuzz.seeds=DIR` takes the files
/// of a folder too.
class FuzzedScanTest {
  private static final int ROUNDS = Integer.getInteger("sideman.fuzz.rounds", 3);
  private static final double MOST_SECONDS = 20; // for one file, on any machine
  private static final Pattern PROGRAMMERS_WORDS =
      Pattern.compile("null|Exception|Error|[Ii]ndex \\d|out of bounds|java\\.|Range \\[");

  @TempDir Path temporary;

  @Test
  void everyDamagedFileIsAnItemOrHasAReasonThatPeopleUnderstand() throws IOException {
    Path music = Files.createDirectories(temporary.resolve("music"));
    int files = damage(seeds(), music);
    var home = new LibraryHome(temporary.resolve("home"));
    var analysts =
        ShippedAnalysts.reading(Path.of(System.getProperty("sideman.presets"), "models"));
    long[] lastNanos = {System.nanoTime()};
    try (var scan = Scan.open(home, analysts)) {
      Progress progress =
          scan.pass(
              List.of(music),
              _ -> {},
              now -> {
                double seconds = (System.nanoTime() - lastNanos[0]) / 1e9;
                assertTrue(seconds < MOST_SECONDS, "file " + now.done() + " took " + seconds);
                lastNanos[0] = System.nanoTime();
              });
      assertEquals(files, progress.done());
    }
    try (var index = LibraryIndex.open(home.index())) {
      assertEquals(files, index.size() + index.failures());
      assertTrue(index.size() > 0 && index.failures() > 0, index.size() + " were read");
      for (Failure failure : index.failures(files)) {
        String reason = failure.reason();
        assertFalse(PROGRAMMERS_WORDS.matcher(reason).find(), failure.path() + ": " + reason);
        assertFalse(reason.isBlank(), failure.path().toString());
      }
    }
  }

  private static int damage(Map<String, byte[]> seeds, Path into) throws IOException {
    int files = 0;
    for (Map.Entry<String, byte[]> seed : seeds.entrySet()) {
      var random = new Random(seed.getKey().hashCode());
      for (int round = 0; round < ROUNDS; round++) {
        Path file = into.resolve(round + "-" + seed.getKey());
        Files.write(file, Damage.of(seed.getValue(), random));
        files++;
      }
    }
    return files;
  }

  private static Map<String, byte[]> seeds() throws IOException {
    var seeds = new LinkedHashMap<>(SoundFixtures.all());
    Smf song = song();
    seeds.put("song.mid", SmfWriter.bytes(song));
    seeds.put("song.musicxml", MusicXml.write(ScoreMidi.of(song, "song")));
    seeds.put("song.mxl", MusicXml.writeCompressed(ScoreMidi.of(song, "song")));
    String folder = System.getProperty("sideman.fuzz.seeds", "");
    if (!folder.isEmpty()) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          seeds.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    return seeds;
  }

  private static Smf song() {
    var bass = new SmfTrackBuilder(Division.band()).name("bass");
    var drums = new SmfTrackBuilder(Division.band()).name("drums");
    for (int i = 0; i < 32; i++) {
      bass.note(new Note(i * 480L, 400, 36 + i * 7 % 12, 90, 0));
      drums.note(new Note(i * 480L, 100, i % 2 == 0 ? 36 : 38, 100, 9));
    }
    return Smf.of(Division.band(), List.of(bass.build(), drums.build()));
  }
}
