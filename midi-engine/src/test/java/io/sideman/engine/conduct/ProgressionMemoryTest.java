package io.sideman.engine.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import org.junit.jupiter.api.Test;

class ProgressionMemoryTest {
  private static final Chord[] LOOP = {
    Chord.of(0, Quality.MAJ),
    Chord.of(9, Quality.MIN),
    Chord.of(5, Quality.MAJ),
    Chord.of(7, Quality.MAJ)
  };

  private final ProgressionMemory memory = new ProgressionMemory();

  private void hearBars(int from, int to) {
    for (int bar = from; bar < to; bar++) {
      for (int step = 0; step < 16; step++) {
        memory.remember(bar * 16 + step, bar * 16 + step, LOOP[bar % 4]);
        if (step % 4 == 3) {
          memory.recognise(16);
        }
      }
    }
  }

  @Test
  void knowsNothingOnTheFirstPass() {
    hearBars(0, 4);
    assertFalse(memory.knows());
  }

  @Test
  void anticipatesChangesOnTheSecondPass() {
    hearBars(0, 6);
    assertTrue(memory.knows());
    assertEquals(LOOP[2], memory.expect(6 * 16));
    assertEquals(LOOP[3], memory.expect(7 * 16 + 5));
    assertEquals(LOOP[0], memory.expect(8 * 16));
  }

  @Test
  void staysSilentWhileOneChordIsHeld() {
    for (int step = 0; step < 20 * 16; step++) {
      memory.remember(step, step, LOOP[0]);
    }
    memory.recognise(16);
    assertFalse(memory.knows());
  }

  @Test
  void forgetsTheLoopWhenTheMusicLeavesIt() {
    hearBars(0, 8);
    for (int step = 8 * 16; step < 10 * 16; step++) {
      memory.remember(step, step, Chord.of(1 + step / 16 % 2, Quality.MAJ));
    }
    memory.recognise(16);
    assertFalse(memory.knows());
  }

  @Test
  void correctsThePastWhenAChangeIsHeardLate() {
    memory.remember(0, 20, LOOP[0]);
    memory.remember(16, 21, LOOP[1]);
    assertEquals(LOOP[0], memory.at(15));
    assertEquals(LOOP[1], memory.at(16));
  }
}
