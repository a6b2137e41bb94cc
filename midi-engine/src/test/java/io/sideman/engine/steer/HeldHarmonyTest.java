package io.sideman.engine.steer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.conduct.HarmonyOutlook;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import org.junit.jupiter.api.Test;

class HeldHarmonyTest {
  private static final int BAR = 16;
  private static final int[] LOOP = {0, 9, 5, 7};

  /// What was played: a loop of so many bars; from `now` on nothing but one long F sharp.
  private static final class Played implements HarmonyOutlook {
    private final int loopBars;
    private long now = Long.MAX_VALUE;

    Played(int loopBars) {
      this.loopBars = loopBars;
    }

    @Override
    public Chord chordAt(long step) {
      if (step < 0 || step >= now) {
        return step < 0 ? Chord.NONE : Chord.of(6, Quality.MAJ);
      }
      return Chord.of(LOOP[(int) (step / BAR % loopBars)], Quality.MAJ);
    }

    @Override
    public Key keyAt(long step) {
      return new Key(0, false);
    }

    @Override
    public boolean update(long tick, long fromStep) {
      return true;
    }

    @Override
    public boolean react(long tick, long fromStep) {
      return false;
    }
  }

  private static HeldHarmony harmony(Played played) {
    var harmony = new HeldHarmony(played, MeterMap.of(Meter.COMMON));
    harmony.start(0);
    return harmony;
  }

  @Test
  void theLoopGoesOnWhateverIsPlayed() {
    for (int bars : new int[] {1, 2, 3, 4}) {
      var played = new Played(bars);
      var harmony = harmony(played);
      long held = 12 * BAR + 5;
      harmony.hold(held);
      played.now = held;
      for (long step = held; step < 40 * BAR; step++) {
        assertEquals(LOOP[(int) (step / BAR % bars)], harmony.chordAt(step).root(), bars + " bars");
      }
    }
  }

  @Test
  void withoutARepetitionTheLastFourBarsAreTheLoop() {
    var harmony = harmony(new Played(4));
    long held = 4 * BAR + 3;
    harmony.hold(held);
    assertEquals(LOOP[1], harmony.chordAt(5 * BAR + 2).root());
    assertEquals(LOOP[0], harmony.chordAt(8 * BAR + 2).root());
  }

  @Test
  void theBandIsToldOnceWhenItHoldsAndOnceWhenItLetsGo() {
    var harmony = harmony(new Played(2));
    harmony.hold(8 * BAR);
    assertTrue(harmony.update(8 * BAR * 240, 8 * BAR));
    assertFalse(harmony.update(8 * BAR * 240 + 120, 8 * BAR), "what is heard does not count");
    harmony.letGo(10 * BAR);
    assertTrue(harmony.update(10 * BAR * 240, 10 * BAR));
    assertTrue(harmony.update(10 * BAR * 240 + 120, 10 * BAR));
    assertEquals(LOOP[1], harmony.chordAt(9 * BAR).root(), "what was held is remembered");
  }

  @Test
  void nothingIsHeldBeforeAChordWasHeard() {
    var harmony = harmony(new Played(2));
    harmony.hold(3);
    assertEquals(LOOP[0], harmony.chordAt(4).root());
    assertTrue(harmony.update(960, 4));
  }
}
