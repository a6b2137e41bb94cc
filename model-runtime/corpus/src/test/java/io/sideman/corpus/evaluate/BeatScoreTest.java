package io.sideman.corpus.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BeatScoreTest {
  private static final long MILLI = 1_000_000L;

  private static long[] millis(long... times) {
    var result = times.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] *= MILLI;
    }
    return result;
  }

  @Test
  void countsBeatsWithinSeventyMilliseconds() {
    assertEquals(1, BeatScore.fMeasure(millis(0, 500, 1000), millis(70, 430, 1000), 0), 1e-9);
    assertEquals(2.0 / 3, BeatScore.fMeasure(millis(0, 500, 1000), millis(71, 500, 1000), 0), 1e-9);
  }

  @Test
  void usesEachBeatOnce() {
    assertEquals(2.0 / 3, BeatScore.fMeasure(millis(500), millis(490, 510), 0), 1e-9);
  }

  @Test
  void halfTempoScoresTwoThirds() {
    assertEquals(2.0 / 3, BeatScore.fMeasure(millis(0, 500, 1000, 1500), millis(0, 1000), 0), 1e-9);
  }

  @Test
  void leavesOutWhatLiesBeforeTheStart() {
    assertEquals(1, BeatScore.fMeasure(millis(0, 500, 1000), millis(500, 1000), 300 * MILLI), 1e-9);
  }

  @Test
  void nothingFoundScoresNothing() {
    assertEquals(0, BeatScore.fMeasure(millis(0, 500), millis(), 0), 1e-9);
  }
}
