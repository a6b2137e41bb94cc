package io.sideman.engine.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveMetersTest {
  private static final Meter WALTZ = new Meter(3, 4);

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void changesToldOneByOneEqualAMapKnownBeforehand(long seed) {
    var random = new SplittableRandom(seed);
    var changes = new ArrayList<MeterMap.Change>();
    changes.add(new MeterMap.Change(0, Meter.COMMON));
    var live = new LiveMeters(Meter.COMMON);
    long tick = 0;
    for (int i = 0; i < 12; i++) {
      Meter before = changes.getLast().meter();
      tick += random.nextInt(1, 5) * (long) before.barTicks();
      var meter = new Meter(random.nextInt(2, 8), random.nextBoolean() ? 4 : 8);
      changes.add(new MeterMap.Change(tick, meter));
      live.tell(tick, 0, meter);
    }
    var known = MeterMap.of(changes);
    for (long t = 0; t < tick + 10_000; t += 60) {
      String where = "seed " + seed + ", tick " + t;
      assertEquals(known.meterAt(t), live.meterAt(t), where);
      assertEquals(known.barAt(t), live.barAt(t), where);
      assertEquals(known.tickInBar(t), live.tickInBar(t), where);
      assertEquals(known.barStart(known.barAt(t)), live.barStart(live.barAt(t)), where);
    }
  }

  @Test
  void whatWasExpectedIsNoNews() {
    var live = new LiveMeters(Meter.COMMON);
    assertFalse(live.tell(3840, 0, Meter.COMMON));
    assertFalse(live.tell(5000, 1160, Meter.COMMON));
    assertFalse(live.tell(7679, 0, Meter.COMMON), "a tick beside the bar line is rounding");
    assertTrue(live.tell(7680, 0, WALTZ));
  }

  @Test
  void aSeamInTheMiddleOfABarCutsItShort() {
    var live = new LiveMeters(Meter.COMMON);
    live.tell(4800, 1920, Meter.COMMON);
    assertEquals(1, live.barAt(4799));
    assertEquals(2, live.barAt(4800));
    assertEquals(1920, live.tickInBar(4800));
    assertEquals(3, live.barAt(4800 + 1920));
    assertEquals(0, live.tickInBar(4800 + 1920));
  }

  @Test
  void longAgoChangesAreForgottenAndTheRestStands() {
    var live = new LiveMeters(Meter.COMMON);
    long tick = 0;
    for (int i = 0; i < 500; i++) {
      tick += live.meterAt(tick).barTicks();
      live.tell(tick, 0, i % 2 == 0 ? WALTZ : Meter.COMMON);
    }
    assertEquals(500, live.barAt(tick));
    assertEquals(tick, live.barStart(500));
    assertEquals(499, live.barAt(tick - 1));
  }
}
