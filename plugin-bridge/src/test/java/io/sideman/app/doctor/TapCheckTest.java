package io.sideman.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TapCheckTest {
  private static final List<Long> CLICKS =
      LongStream.range(0, 20).map(i -> i * 28_800).boxed().toList();

  private static List<Long> tapsAfter(long frames, int count) {
    return CLICKS.stream().limit(count).map(click -> click + frames).toList();
  }

  @Test
  void theDelayIsTheMedianOfTheTaps() {
    var taps = new java.util.ArrayList<>(tapsAfter(960, 20));
    taps.set(3, taps.get(3) + 9_600); // one clumsy tap
    taps.remove(11);
    assertEquals(20, TapCheck.delayMillis(CLICKS, taps, 48_000).orElseThrow(), 1e-9);
  }

  @Test
  void whoTapsEarlyHasNoDelay() {
    assertEquals(0, TapCheck.delayMillis(CLICKS, tapsAfter(-480, 20), 48_000).orElseThrow());
  }

  @Test
  void tooFewTapsMeasureNothing() {
    assertTrue(TapCheck.delayMillis(CLICKS, tapsAfter(960, 7), 48_000).isEmpty());
    assertTrue(TapCheck.delayMillis(CLICKS, List.of(), 48_000).isEmpty());
  }
}
