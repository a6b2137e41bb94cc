package io.sideman.library.symbolic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void answersAsTheMetresDoInWhateverOrderItIsAsked(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      var changes = new ArrayList<MeterMap.Change>();
      for (int i = random.nextInt(6); i > 0; i--) { // most cut a bar short
        var meter = new Meter(1 + random.nextInt(12), 1 << random.nextInt(5));
        changes.add(new MeterMap.Change(random.nextInt(40_000), meter));
      }
      var meters = MeterMap.of(changes);
      var bars = new Bars(meters);
      long tick = 0;
      for (int i = 0; i < 100; i++) {
        tick = random.nextInt(4) == 0 ? random.nextInt(60_000) : tick + random.nextInt(400);
        String where = "seed %d, round %d, tick %d of %s".formatted(seed, round, tick, changes);
        assertEquals(meters.tickInBar(tick), bars.tickInBar(tick), where);
        assertEquals(meters.barAt(tick), bars.barAt(tick), where);
        assertEquals(meters.meterAt(tick).barTicks(), bars.ticksAt(tick), where);
        long bar = random.nextInt(20);
        assertEquals(meters.barStart(bar), bars.barStart(bar), where);
      }
    }
  }
}
