package io.sideman.library.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfException;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Meter;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.item.Item;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Files that nobody plays, but that lie about on disks.
class HostileFilesTest {
  private static final Duration SECONDS = Duration.ofSeconds(20); // on any machine

  private final SymbolicAnalyst analyst = new SymbolicAnalyst(AspectSpace.plain());

  private Item analyse(SmfTrackBuilder track) {
    Smf smf = Smf.of(Division.band(), List.of(track.build()));
    return assertTimeoutPreemptively(SECONDS, () -> analyst.analyse("x", smf, Set.of()));
  }

  @Test
  void aWallOfNotesIsBounded() {
    var track = new SmfTrackBuilder(Division.band());
    for (int i = 0; i < 120_000; i++) {
      track.note(new Note(i % 50, 1_000_000, i % 128, 1 + i % 127, 0));
    }
    Item item = analyse(track);
    assertTrue(item.contour().length <= 4 * ContourWords.MOST_OF_A_KIND);
    assertTrue(item.seconds() < 3600, "seconds " + item.seconds());
  }

  @Test
  void notesDaysApartAreBounded() {
    var track = new SmfTrackBuilder(Division.band());
    for (int i = 0; i < 30; i++) {
      track.note(new Note(i * 6_000_000L, 100, 60 + i, 90, 0));
    }
    Item item = analyse(track);
    assertEquals(2L * StrikeGrid.MOST_BARS, item.tonality().orElseThrow().chords().size());
  }

  @Test
  void metresThatChangeWithEveryTickAreGivenUp() {
    var track = new SmfTrackBuilder(Division.band());
    for (int i = 0; i < 20_000; i++) {
      track.meter(i * 7L, new Meter(1 + i % 32, 1 << i % 6));
      track.note(new Note(i * 7L, 5, 40 + i % 40, 90, i % 16));
    }
    assertEquals(4, analyse(track).beat().orElseThrow().beatsPerBar());
  }

  @Test
  void brokenBytesAreRefusedOrReadButNeverThrowOtherwise() {
    var track = new SmfTrackBuilder(Division.band()).name("x");
    for (int i = 0; i < 64; i++) {
      track.note(new Note(i * 240L, 200, 40 + i % 30, 90, i % 3 == 0 ? 9 : 0));
    }
    byte[] whole = SmfWriter.bytes(Smf.of(Division.band(), List.of(track.build())));
    var random = new Random(7);
    Map<Boolean, Integer> counts = new HashMap<>();
    for (int round = 0; round < 400; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      boolean read = readable(broken, "round " + round);
      counts.merge(read, 1, Integer::sum);
    }
    assertTrue(counts.getOrDefault(true, 0) > 100, "read and refused: " + counts);
  }

  private boolean readable(byte[] bytes, String name) {
    try {
      Smf smf = SmfReader.read(bytes, name);
      Item item = assertTimeoutPreemptively(SECONDS, () -> analyst.analyse("x", smf, Set.of()));
      return item.seconds() >= 0;
    } catch (SmfException | IllegalArgumentException e) {
      assertTrue(!e.getMessage().isBlank());
      return false;
    }
  }
}
