package io.sideman.engine.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Ticks;
import org.junit.jupiter.api.Test;

class HostMemoryTest {
  private static final Chord C = Chord.of(0, Quality.MAJ);
  private static final Chord F = Chord.of(5, Quality.MAJ);
  private static final Chord G = Chord.of(7, Quality.MAJ);

  private final HostMemory memory = new HostMemory();

  private static long tick(long step) {
    return step * Ticks.PER_STEP;
  }

  /// Bars 4 and 5 of a song: C, then F.
  private void playTwoBars(long bandStep) {
    memory.remember(bandStep, bandStep + 15, C);
    memory.remember(bandStep + 16, bandStep + 31, F);
  }

  @Test
  void knowsTheChordsOfTheFirstPassOnTheSecond() {
    memory.jump(0, tick(64));
    playTwoBars(64);
    memory.jump(tick(96), tick(64));
    assertEquals(C, memory.expect(64, 64));
    assertEquals(C, memory.expect(79, 64));
    assertEquals(F, memory.expect(80, 64));
  }

  @Test
  void expectsTheStartOfTheLoopBehindItsEnd() {
    memory.jump(0, tick(64));
    playTwoBars(64);
    memory.jump(tick(96), tick(64));
    assertEquals(F, memory.expect(95, 90));
    assertEquals(C, memory.expect(96, 90));
    assertEquals(F, memory.expect(112, 90));
    assertEquals(Chord.NONE, memory.expect(112, 100), "the host has left the loop");
  }

  @Test
  void findsItsPlaceWhileTheBandCountsOn() {
    memory.jump(0, tick(64));
    playTwoBars(64);
    memory.jump(tick(96), tick(64));
    memory.turn(tick(96), tick(64));
    assertEquals(C, memory.expect(96, 96));
    assertEquals(F, memory.expect(112, 96));
    assertEquals(C, memory.expect(128, 96));
  }

  @Test
  void comparesWithTheRoundBeforeWhileItHearsThisOne() {
    memory.jump(0, tick(64));
    playTwoBars(64);
    memory.jump(tick(96), tick(64));
    memory.remember(64, 71, G);
    assertEquals(C, memory.expect(70, 72), "the last steps are still those of the round before");
    memory.remember(72, 95, G);
    assertEquals(G, memory.expect(64, 95));
    memory.turn(tick(96), tick(64));
    assertEquals(G, memory.expect(111, 96));
    assertEquals(G, memory.expect(112, 96));
  }

  @Test
  void correctsWhatItNotedTooSoon() {
    memory.jump(0, 0);
    memory.remember(0, 20, C);
    memory.remember(2, 20, G);
    memory.jump(tick(21), 0);
    assertEquals(C, memory.expect(1, 0));
    assertEquals(G, memory.expect(2, 0));
    assertEquals(G, memory.expect(20, 0));
  }

  @Test
  void keepsWhatItKnowsThroughSilence() {
    memory.jump(0, 0);
    memory.remember(0, 31, C);
    memory.jump(tick(32), 0);
    memory.remember(0, 31, Chord.NONE);
    memory.jump(tick(32), 0);
    assertEquals(C, memory.expect(8, 0));
  }
}
