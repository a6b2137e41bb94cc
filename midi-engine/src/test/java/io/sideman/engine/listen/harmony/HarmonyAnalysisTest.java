package io.sideman.engine.listen.harmony;

import static io.sideman.engine.listen.harmony.Music.BAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarmonyAnalysisTest {
  private static final MeterMap COMMON = MeterMap.of(Meter.COMMON);
  private final HarmonyAnalysis analysis = new HarmonyAnalysis(Music.model());

  private static Music loop() {
    return new Music()
        .chord(BAR, 36, 52, 55, 60, 64)
        .chord(BAR, 43, 50, 55, 59, 67)
        .chord(BAR, 45, 52, 57, 60, 64)
        .chord(BAR, 41, 53, 57, 60, 65);
  }

  private static Music cadence() {
    return new Music()
        .chord(BAR, 36, 52, 55, 60, 64)
        .chord(BAR, 41, 53, 57, 60, 65)
        .chord(BAR, 43, 53, 59, 62, 65)
        .chord(BAR, 36, 52, 55, 60, 64);
  }

  @Test
  void putsEveryChangeOnItsBar() {
    HeardHarmony heard = analysis.analyse(loop().then(loop()).notes(), COMMON);
    var starts = heard.chords().spans().stream().map(s -> s.startTick() / (double) BAR).toList();
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0), starts);
    assertEquals(Chord.of(9, Quality.MIN), heard.chords().at(2 * BAR + 1));
    assertTrue(heard.confidence().at(2 * BAR + 1) > 0.8);
  }

  @Test
  void followsMusicThatSitsAnEighthLate() {
    Music late = new Music().rest(Music.BEAT / 2).then(loop()).then(loop());
    var spans = analysis.analyse(late.notes(), COMMON).chords().spans();
    for (int bar = 0; bar < 8; bar++) {
      assertEquals((long) bar * BAR + Music.BEAT / 2, spans.get(bar).startTick());
    }
  }

  @Test
  void hearsNothingInAnEmptyFile() {
    HeardHarmony heard = analysis.analyse(List.of(), COMMON);
    assertEquals(Chord.NONE, heard.chords().at(0));
    assertEquals(List.of(), heard.keys().spans());
  }

  @Test
  void leavesDrumsOut() {
    var drums = List.of(new Note(0, BAR, 36, 100, 9), new Note(0, BAR, 42, 100, 9));
    assertEquals(Chord.NONE, analysis.analyse(drums, COMMON).chords().at(0));
  }

  @Test
  void findsAChangeOfKey() {
    Music music = new Music();
    Music moved = new Music();
    for (int i = 0; i < 8; i++) {
      music.then(cadence());
      moved.then(cadence());
    }
    long change = music.endTick();
    HeardHarmony heard = analysis.analyse(music.then(moved.transposed(3)).notes(), COMMON);
    assertEquals(new Key(0, false), heard.keys().at(change / 2));
    assertEquals(new Key(3, false), heard.keys().at(change + change / 2));
  }

  @Test
  void survivesANoteFarAway() {
    var notes = List.of(new Note(0, BAR, 60, 80, 0), new Note(1L << 34, BAR, 64, 80, 0));
    assertEquals(Chord.NONE, analysis.analyse(notes, COMMON).chords().at(1L << 34));
  }
}
