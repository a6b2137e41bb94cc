package io.sideman.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedStartsTest {
  private static final int ROLE = 1;

  @Test
  void keepsTheFrameWhereNothingWasOrdered() {
    assertEquals(1000, new OrderedStarts().recallFrame(ROLE, 240, 1000));
  }

  @Test
  void voidsANoteThatTheBentClockWouldSpare() {
    var starts = new OrderedStarts();
    starts.add(ROLE, 240, 1000);
    assertEquals(1000, starts.recallFrame(ROLE, 235, 1010), "the clock has slowed down since");
  }

  @Test
  void sparesANoteThatTheBentClockWouldVoid() {
    var starts = new OrderedStarts();
    starts.add(ROLE, 230, 1005);
    assertEquals(1006, starts.recallFrame(ROLE, 235, 990), "the clock has sped up since");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void takesBackExactlyWhatTheBandTakesBackWhileTheClockBends(long seed) {
    var random = new SplittableRandom(seed);
    var starts = new OrderedStarts();
    double framesPerTick = 25;
    double origin = 0;
    long[] ticks = new long[60];
    long[] frames = new long[60];
    for (int i = 0; i < ticks.length; i++) {
      ticks[i] = i * 60L;
      double bent = framesPerTick * (0.999 + random.nextDouble() * 0.002);
      origin += ticks[i] * (framesPerTick - bent);
      framesPerTick = bent;
      frames[i] = Math.round(origin + ticks[i] * framesPerTick);
      starts.add(ROLE, ticks[i], frames[i]);
    }
    for (int i = 1; i < ticks.length; i++) {
      long tick = ticks[i] - random.nextInt(0, 59);
      long now = Math.round(origin + tick * framesPerTick) + random.nextInt(-40, 40);
      long moment = starts.recallFrame(ROLE, tick, now);
      for (int n = 0; n < ticks.length; n++) {
        String where = "seed " + seed + ", recall at " + tick + ", note " + ticks[n];
        assertEquals(ticks[n] >= tick, frames[n] >= moment, where);
      }
    }
  }
}
