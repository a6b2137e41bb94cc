package io.sideman.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.RecentSteps;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrumTasteTest {
  private static final int CRASH_KEY = 49;
  private static final int BIN = 3;
  private static final int CRASH = DrumCodec.token(Drum.CRASH, BIN);
  private static final int RIDE = DrumCodec.token(Drum.RIDE, BIN);

  private final DrumCodec codec = new DrumCodec();
  private final RecentSteps recent = new RecentSteps();
  private final PatternExpert pattern = new PatternExpert(codec);
  private final StepContext context = new StepContext();

  private double weight(long step, int token) {
    boolean[] kit = new boolean[Drum.count()];
    Arrays.fill(kit, true);
    boolean[] allowed = new boolean[codec.vocabulary()];
    Arrays.fill(allowed, true);
    context.step = step;
    var taste = new DrumTaste(codec, recent, kit);
    return taste.weigh(context, new int[0], 0, allowed, pattern)[token];
  }

  private void crashAt(long... steps) {
    for (long step : steps) {
      recent.put(step, new int[] {CRASH}, 1);
    }
  }

  @Test
  void thirdCrashOfABarIsForbiddenAndTheRideIsNot() {
    crashAt(100);
    assertNotEquals(Sampler.FORBIDDEN, weight(104, CRASH), "a second one may come");
    crashAt(104);
    assertEquals(Sampler.FORBIDDEN, weight(108, CRASH));
    assertEquals(0, weight(108, RIDE));
  }

  @Test
  void everyStrengthOfACrashIsForbidden() {
    crashAt(100, 104);
    for (int bin = 0; bin < DrumCodec.BINS; bin++) {
      assertEquals(Sampler.FORBIDDEN, weight(108, DrumCodec.token(Drum.CRASH, bin)), "bin " + bin);
    }
  }

  @Test
  void crashesOfTheBarBeforeAreForgotten() {
    crashAt(100, 104);
    assertEquals(Sampler.FORBIDDEN, weight(116, CRASH), "the first was 16 steps ago");
    assertNotEquals(Sampler.FORBIDDEN, weight(117, CRASH));
  }

  @Test
  void crashesThatThePatternWritesMayAlwaysCome() {
    crashAt(100, 104, 106);
    var notes = new StepNotes();
    notes.tryAdd(CRASH_KEY, 127, 100, 0);
    pattern.take(context, notes);
    assertEquals(0, weight(108, CRASH));
  }

  @Test
  void twoHandsStrikeNoThirdDrum() {
    boolean[] allowed = new boolean[codec.vocabulary()];
    Arrays.fill(allowed, true);
    boolean[] kit = new boolean[Drum.count()];
    Arrays.fill(kit, true);
    int[] struck = {DrumCodec.token(Drum.SNARE, BIN), RIDE};
    double[] weights =
        new DrumTaste(codec, recent, kit).weigh(context, struck, 2, allowed, pattern);
    assertEquals(Sampler.FORBIDDEN, weights[DrumCodec.token(Drum.OPEN_HAT, BIN)]);
    assertEquals(0, weights[DrumCodec.token(Drum.KICK, BIN)], "feet are free");
  }
}
