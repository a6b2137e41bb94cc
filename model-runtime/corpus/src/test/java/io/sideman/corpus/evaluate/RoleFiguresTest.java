package io.sideman.corpus.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleFiguresTest {
  private static final RoleFigures.Labels C_MAJOR =
      new RoleFigures.Labels(
          Timeline.of(Chord.of(0, Quality.MAJ), List.<Timeline.Span<Chord>>of()),
          Timeline.of(new Key(0, false), List.<Timeline.Span<Key>>of()),
          MeterMap.of(Meter.COMMON),
          2 * 3840);

  private static Note note(long start, long length, int key) {
    return new Note(start, length, key, 80, 10);
  }

  @Test
  void tellsChordTonesOnStrongBeatsFromTheRest() {
    var figures =
        RoleFigures.of(List.of(note(0, 960, 36), note(960, 960, 38), note(1920, 960, 37)), C_MAJOR);
    assertEquals(0.5, figures.strongChordShare(), "C on one is a chord tone, Db on three is not");
    assertEquals(2 / 3.0, figures.keyOrChordShare(), 1e-9);
  }

  @Test
  void countsEmptyBarsAndSilence() {
    var figures = RoleFigures.of(List.of(note(0, 1920, 36)), C_MAJOR);
    assertEquals(0.5, figures.emptyBarShare());
    assertEquals(0.75, figures.silenceShare());
    assertEquals(1, figures.onsetsPerPlayedBar());
  }

  @Test
  void measuresPolyphonyOverSoundingTimeOnly() {
    var figures = RoleFigures.of(List.of(note(0, 960, 60), note(0, 960, 64)), C_MAJOR);
    assertEquals(2, figures.polyphony());
  }

  @Test
  void measuresMicroTimingAgainstTheNearest16th() {
    var figures = RoleFigures.of(List.of(note(24, 100, 60), note(216, 100, 60)), C_MAJOR);
    assertEquals(0.1, figures.microTiming(), 1e-9);
  }

  @Test
  void poolsSongsByTheirSums() {
    var one = RoleFigures.of(List.of(note(0, 960, 36)), C_MAJOR);
    var two = RoleFigures.of(List.of(note(0, 960, 37), note(1920, 960, 37)), C_MAJOR);
    assertEquals(1 / 3.0, one.plus(two).strongChordShare(), 1e-9);
  }
}
