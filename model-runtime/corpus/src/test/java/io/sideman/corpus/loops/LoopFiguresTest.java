package io.sideman.corpus.loops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.tokens.Drum;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopFiguresTest {
  @Test
  void countsAsMuseGanDoes() {
    var roll = new LoopRoll(4);
    for (int slot = 0; slot < 24; slot += 6) {
      roll.strike(Role.DRUMS, slot, Drum.KICK.ordinal(), 0.8f, 1);
    }
    roll.strike(Role.DRUMS, 2, Drum.CLOSED_HAT.ordinal(), 0.8f, 1); // a triplet
    roll.strike(Role.BASS, 0, 3, 0.8f, 6);
    roll.strike(Role.BASS, 7, 4, 0.8f, 1); // 80 ticks up to the triplet: too short
    roll.strike(Role.KEYS, 0, 6, 0.8f, 12);
    roll.strike(Role.KEYS, 0, 8, 0.8f, 12);
    roll.strike(Role.KEYS, 0, 10, 0.8f, 12);
    LoopFigures figures = LoopFigures.of(List.of(roll));
    assertEquals(0.75, figures.emptyBars(Role.DRUMS));
    assertEquals(1, figures.emptyBars(Role.LEAD));
    assertEquals(0.8, figures.straightDrums(), 1e-9);
    assertEquals(2, figures.usedSteps(Role.BASS));
    assertEquals(0.5, figures.qualifiedNotes(Role.BASS));
    assertEquals(12.0 / 96, figures.polyphonicity(Role.KEYS));
    assertEquals(5, figures.onsets(Role.DRUMS));
    assertEquals(0.5, figures.bassOnKick());
  }

  @Test
  void unisonIsTonallyNearAndASecondFar() {
    assertEquals(0, distance(3, 6), 1e-9); // both on the root
    assertTrue(distance(3, 7) > distance(3, 10), "a second is farther than a fifth");
  }

  @Test
  void changeFromBarToBarIsNothingForARepeatedBar() {
    var same = new LoopRoll(2);
    same.strike(Role.DRUMS, 0, 0, 1, 1);
    same.strike(Role.DRUMS, 24, 0, 1, 1);
    assertEquals(0, LoopFigures.of(List.of(same)).barChange());
    same.strike(Role.DRUMS, 30, 1, 1, 1);
    assertEquals(0.5, LoopFigures.of(List.of(same)).barChange());
  }

  @Test
  void varietyKnowsLoopsThatAreAlike() {
    LoopVariety variety = LoopVariety.of(List.of(kick(0), kick(0), kick(12)));
    assertEquals(1.0 / 3, variety.distinct(), 1e-9);
    assertEquals(2.0 / 3, variety.distance(), 1e-9);
  }

  @Test
  void theNearestPartIgnoresForceAndSilence() {
    var known = List.of(new LoopShape(kick(0)), new LoopShape(new LoopRoll(1)));
    var loud = new LoopRoll(1);
    loud.strike(Role.DRUMS, 0, 0, 1, 1);
    assertEquals(0, new LoopShape(loud).nearest(known));
    loud.strike(Role.BASS, 0, 0, 1, 1);
    assertEquals(0.5, new LoopShape(loud).nearest(known));
    assertEquals(0, new LoopShape(loud).nearest(Role.DRUMS, known));
    assertEquals(1, new LoopShape(loud).nearest(Role.BASS, known));
  }

  @Test
  void packingKeepsEveryNote() {
    var roll = new LoopRoll(8);
    roll.strike(Role.PAD, 191, 20, 1f, 1);
    roll.strike(Role.PAD, 3, 0, 64 / 127f, 180);
    LoopRoll again = new PackedRoll(roll).unpack();
    assertEquals(0, new LoopShape(roll).distance(new LoopShape(again)));
    assertEquals(180, again.length(Role.PAD, 3, 0));
    assertEquals(64 / 127f, again.onset(Role.PAD, 3, 0), 1e-6);
  }

  private static LoopRoll kick(int slot) {
    var roll = new LoopRoll(1);
    roll.strike(Role.DRUMS, slot, 0, 0.5f, 1);
    return roll;
  }

  private static double distance(int bassRow, int keysRow) {
    var roll = new LoopRoll(1);
    roll.strike(Role.BASS, 0, bassRow, 1, 6);
    roll.strike(Role.KEYS, 0, keysRow, 1, 6);
    return LoopFigures.of(List.of(roll)).tonalDistance(Role.BASS, Role.KEYS);
  }
}
