package io.sideman.engine.listen.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BeatAnalysisTest {
  private static BeatAnalysis.Result analyse(List<PlayedNote> notes) {
    return BeatAnalysis.analyse(Performances.MODEL, notes);
  }

  @Test
  void findsEveryBeatOfASteadyPerformance() {
    long[] beats = Performances.beats(64, i -> 72);
    var result = analyse(Performances.piano(beats, 0.5, 7));
    assertEquals(4, result.beatsPerBar());
    assertEquals(1, Performances.share(beats, result.beatNanos(), 0), 0.02);
    assertEquals(64, result.beats().size(), 1);
  }

  @Test
  void findsWhereBarsStart() {
    long[] beats = Performances.beats(64, i -> 72);
    long[] found = analyse(Performances.piano(beats, 0.5, 7)).downbeatNanos();
    var bars = new long[15];
    for (int i = 0; i < bars.length; i++) {
      bars[i] = beats[4 * i];
    }
    assertTrue(Performances.share(bars, found, 0) > 0.9);
    assertEquals(16, found.length, 1);
  }

  @Test
  void followsARitardandoWithHindsight() {
    long[] beats = Performances.beats(64, i -> i < 32 ? 80 : 80 - (i - 32) * 0.6);
    var result = analyse(Performances.piano(beats, 0.5, 3));
    assertTrue(Performances.share(beats, result.beatNanos(), 0) > 0.95);
  }

  @Test
  void doesNotDependOnTheOrderOfNotes() {
    long[] beats = Performances.beats(16, i -> 76);
    var notes = Performances.piano(beats, 0.5, 7);
    var shuffled = new ArrayList<>(notes);
    Collections.shuffle(shuffled, new Random(5));
    assertEquals(analyse(notes), analyse(shuffled));
  }

  @Test
  void findsNoBeatsWhereNothingIsPlayed() {
    assertTrue(analyse(List.of()).beats().isEmpty());
  }

  @Test
  void survivesASingleNote() {
    assertEquals(4, analyse(List.of(new PlayedNote(5, 10, 60, 80))).beatsPerBar());
  }
}
