package io.sideman.corpus.songs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedSongsTest {
  private static final int BAR = 3840;
  private static final Style FUNK = StyleLibrary.shipped(Path.of("../../presets")).find("funk");

  @TempDir Path data;

  @BeforeEach
  void writeAProgression() throws IOException {
    Path folder = Files.createDirectories(data.resolve("mcgill_billboard/salami_chords"));
    Files.writeString(
        folder.getParent().resolve("acousticbrainz_features.csv"), "id,genre_tag\n0007,Funk\n");
    Files.writeString(
        folder.resolve("0007.txt"),
        """
        # metre: 4/4
        # tonic: A
        0.0\t| A:min7 | D:7 | A:min7 | D:7 | x2
        9.0\t| F:maj7 | E:7 | A:min7 | E:7 | x2
        """);
  }

  private List<Song> render(List<Song> grooves) throws IOException {
    return RenderedSongs.read(data, List.of(FUNK), grooves, 3, 5);
  }

  @Test
  void theStyleIsPlayedOverTheProgression() throws IOException {
    Song song = render(List.of()).getFirst();
    assertEquals(RenderedSongs.DATA_SET, song.dataSet());
    assertEquals(FUNK.genre(), song.genre());
    assertEquals(BillboardChords.read(data).getFirst().split(), song.split());
    assertEquals(9, song.chords().at(0).root());
    assertTrue(song.parts().get(Role.BASS).size() > 48, "two bass notes a bar and more");
    assertEquals(song.parts(), render(List.of()).getFirst().parts(), "the same every time");
  }

  @Test
  void aHumanDrummerOfTheGenrePlaysWhereThereIsOne() throws IOException {
    var hits = new ArrayList<Note>();
    for (int bar = 0; bar < 9; bar++) {
      hits.add(new Note((long) bar * BAR + 17, 60, 36, 90 + bar, 9));
    }
    Song take = take(hits, false);
    Song song = render(List.of(take(hits, true), take)).getFirst();
    List<Note> drums = song.parts().get(Role.DRUMS);
    assertEquals(24, drums.size(), "one hit in each of 24 bars");
    assertEquals(8L * BAR + 17, drums.get(8).startTick());
    assertEquals(90, drums.get(8).velocity(), "the take begins again after its 8 whole bars");
    assertEquals(93, song.tempos().bpmAt(0), 1e-9);
    assertTrue(song.name().endsWith("with take"), song.name());
    Song withFillsOnly = render(List.of(take(hits, true))).getFirst();
    assertFalse(withFillsOnly.name().contains("take"), "a fill is no groove");
  }

  private Song take(List<Note> hits, boolean fill) throws IOException {
    return new Song(
        fill ? "fill" : "take",
        GrooveSongs.DATA_SET,
        FUNK.genre(),
        BillboardChords.read(data).getFirst().split(),
        MeterMap.of(Meter.COMMON),
        TempoMap.of(93),
        Timeline.of(Chord.NONE, List.of()),
        Timeline.of(new Key(0, false), List.of()),
        Map.of(Role.DRUMS, hits),
        List.of(),
        fill);
  }
}
