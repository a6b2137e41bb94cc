package io.sideman.players.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LoopGridTest {
  @Test
  void everySlotIsNearestToItsOwnTick() {
    for (int slot = 0; slot < 8 * LoopGrid.SLOTS_PER_BAR; slot++) {
      assertEquals(slot, LoopGrid.slot(LoopGrid.tick(slot)), "slot " + slot);
    }
  }

  @Test
  void noSlotIsNearerThanTheOneChosen() {
    for (long tick = 0; tick < 2 * LoopGrid.BAR_TICKS; tick++) {
      int slot = LoopGrid.slot(tick);
      long distance = Math.abs(LoopGrid.tick(slot) - tick);
      assertTrue(distance <= Math.abs(LoopGrid.tick(slot + 1) - tick), "tick " + tick);
      assertTrue(slot == 0 || distance <= Math.abs(LoopGrid.tick(slot - 1) - tick), "tick " + tick);
    }
  }

  @Test
  void holdsSixteenthsAndTripletsOfABar() {
    assertEquals(LoopGrid.SLOTS_PER_BAR, LoopGrid.slot(LoopGrid.BAR_TICKS));
    assertEquals(2, LoopGrid.slot(320));
    assertEquals(6 + 4, LoopGrid.slot(960 + 640));
    assertTrue(LoopGrid.isTriplet(2) && LoopGrid.isTriplet(10) && !LoopGrid.isTriplet(3));
  }
}
