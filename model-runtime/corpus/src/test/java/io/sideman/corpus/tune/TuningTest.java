package io.sideman.corpus.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.RoleSequences;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.corpus.prepare.Vocabulary;
import io.sideman.corpus.songs.OwnSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {
  private static final int UPDATES = 40;

  @TempDir Path folder;
  private Path shipped;

  @BeforeEach
  void shipBass() throws IOException {
    shipped = Files.createDirectories(folder.resolve("shipped"));
    SequenceFile file = RoleSequences.of(Role.BASS, List.of(song(0, 8)));
    var weights = new LstmWeights(file.inputs(), 8, 1, file.vocabulary());
    var random = new SplittableRandom(5);
    for (float[][] rows : List.of(weights.input(0), weights.recurrent(0), weights.output())) {
      for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) (random.nextDouble() - 0.5) / 4;
        }
      }
    }
    var sheet =
        new DataSheet("for tests", "CC0-1.0", "2026-01-01", 1, List.of(), Map.of(), Map.of());
    ModelHeader header =
        ModelHeader.of(
            "bass",
            Vocabulary.codecName("bass"),
            weights,
            ModelHeader.Storage.BF16,
            Vocabulary.tokenNames("bass"),
            Arrays.stream(Genre.values()).map(Genre::id).toList(),
            sheet);
    new ModelFile(header, weights).write(shipped.resolve("bass.sideman-model"));
  }

  @Test
  void aPlayerThatForeseesTheUsersBarsBetterIsKept() throws IOException {
    List<Tuned> results = Tuning.run(request("own", songs(4, 32)), _ -> {});
    assertEquals(1, results.size());
    Tuned bass = results.getFirst();
    assertEquals("bass", bass.role());
    assertTrue(bass.kept(), bass.why());
    assertTrue(bass.tunedNats() < bass.shippedNats() - 0.03, bass.why());
    ModelFile model = ModelFile.read(folder.resolve("own/bass.sideman-model"));
    assertTrue(model.header().dataSheet().description().contains("Tuned"));
    assertEquals(results, TuningFile.read(folder.resolve("own")).done());
  }

  @Test
  void aRunThatIsKilledEndsWithTheBitsOfAnUnbrokenOne() throws IOException {
    Tuning.run(request("whole", songs(4, 32)), _ -> {});
    assertThrows(
        CancellationException.class,
        () ->
            Tuning.run(
                request("killed", songs(4, 32)),
                line -> {
                  if (line.contains("update 20 of")) {
                    throw new CancellationException();
                  }
                }));
    var said = new ArrayList<String>();
    Tuning.run(request("killed", songs(4, 32)), said::add);
    assertTrue(said.getFirst().contains("goes on after 20 updates"), said.toString());
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("whole/bass.sideman-model")),
        Files.readAllBytes(folder.resolve("killed/bass.sideman-model")));
    said.clear();
    Tuning.run(request("killed", songs(4, 32)), said::add);
    assertEquals(List.of(), said, "nothing is left to do");
  }

  @Test
  void otherSongsAreTunedAnew() throws IOException {
    Tuning.run(request("own", songs(4, 32)), _ -> {});
    List<Tuned> again = Tuning.run(request("own", songs(1, 8)), _ -> {});
    assertFalse(again.getFirst().kept());
    assertTrue(again.getFirst().why().contains("too little"), again.getFirst().why());
    assertFalse(Files.exists(folder.resolve("own/bass.sideman-model")));
  }

  @Test
  void noBarIsOnTwoSides() {
    for (int count : new int[] {3, 14}) {
      List<Song> songs = songs(count, 20).songs().stream().map(each -> each.song()).toList();
      SequenceFile whole = RoleSequences.of(Role.BASS, songs);
      SequenceFile split = HeldOut.split(whole);
      int steps = split.sequences().stream().mapToInt(each -> each.steps()).sum();
      assertEquals(whole.sequences().stream().mapToInt(each -> each.steps()).sum(), steps);
      for (Split side : Split.values()) {
        assertTrue(HeldOut.tokens(split, side) > 0, count + " songs, " + side);
      }
    }
  }

  private Tuning.Request request(String target, OwnSongs songs) {
    return new Tuning.Request(songs, shipped, folder.resolve(target), UPDATES, 1);
  }

  private static OwnSongs songs(int count, int bars) {
    var songs = new ArrayList<OwnSongs.OwnSong>();
    for (int i = 0; i < count; i++) {
      Song song = song(i, bars);
      songs.add(new OwnSongs.OwnSong(Path.of(song.name()), song, Map.of(Role.BASS, 33)));
    }
    return new OwnSongs(songs, List.of());
  }

  /// Roots in quarters, a fifth now and then, the chord changing with the bar.
  private static Song song(int seed, int bars) {
    var random = new SplittableRandom(seed);
    var bass = new ArrayList<Note>();
    var chords = new ArrayList<Timeline.Span<Chord>>();
    for (int bar = 0; bar < bars; bar++) {
      int root = bar % 2 == 0 ? 0 : 5;
      chords.add(new Timeline.Span<>(bar * 3840L, Chord.of(root, Quality.MAJ)));
      for (int beat = 0; beat < 4; beat++) {
        int key = 36 + root + (random.nextInt(6) == 0 ? 7 : 0);
        bass.add(new Note(bar * 3840L + beat * 960L, 900, key, 90, 1));
      }
    }
    return new Song(
        "song " + seed,
        OwnSongs.DATA_SET,
        Genre.ROCK,
        Split.TRAIN,
        MeterMap.of(Meter.COMMON),
        TempoMap.of(120),
        Timeline.of(Chord.NONE, chords),
        Timeline.of(new Key(0, false), List.of()),
        Map.of(Role.BASS, bass),
        List.of(),
        false);
  }
}
