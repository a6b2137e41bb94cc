package io.sideman.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BreathingPlayerTest {
  /// A pad that strikes on every bar line.
  private static final class Bars implements RolePlayer {
    @Override
    public Role role() {
      return Role.PAD;
    }

    @Override
    public void reset(long seed) {}

    @Override
    public void plan(StepContext context, StepNotes out) {
      if (context.stepInBar == 0) {
        out.tryAdd(60, 60, 3840, 0);
      }
    }

    @Override
    public void save(long step) {}

    @Override
    public void restore(long step) {}
  }

  /// The bars of 64 in which the pad plays.
  private static Set<Long> played(SectionKind section, double adventure, boolean keys) {
    var pad = new BreathingPlayer(new Bars());
    pad.reset(3);
    var context = new StepContext();
    var notes = new StepNotes();
    var bars = new HashSet<Long>();
    context.section = section;
    context.adventure = adventure;
    for (long step = 0; step < 64 * 16; step++) {
      context.step = step;
      context.stepInBar = (int) (step % 16);
      context.bar = step / 16;
      context.barInSection = (int) (context.bar % 8);
      context.notes(Role.KEYS).clear();
      if (keys && step % 4 == 0) {
        context.notes(Role.KEYS).tryAdd(64, 70, 480, 0);
      }
      notes.clear();
      pad.plan(context, notes);
      pad.save(step);
      if (!notes.isEmpty()) {
        bars.add(context.bar);
      }
    }
    return bars;
  }

  @Test
  void restsForWholePhrasesInAnA() {
    Set<Long> bars = played(SectionKind.A, 0.5, true);

    assertTrue(bars.size() >= 16 && bars.size() <= 48, bars.size() + " of 64 bars");
    for (long bar = 0; bar < 64; bar += 4) {
      boolean first = bars.contains(bar);
      for (long other = bar; other < bar + 4; other++) {
        assertEquals(first, bars.contains(other), "bar " + other);
      }
    }
  }

  @Test
  void playsMoreInAB() {
    assertTrue(
        played(SectionKind.B, 0.5, true).size() > played(SectionKind.A, 0.5, true).size() + 8);
  }

  @Test
  void playsOnWhenNobodyElseHoldsTheHarmony() {
    assertEquals(64, played(SectionKind.A, 0.5, false).size());
  }

  @Test
  void playsAsWrittenWithoutAdventure() {
    assertEquals(64, played(SectionKind.A, 0, true).size());
  }
}
