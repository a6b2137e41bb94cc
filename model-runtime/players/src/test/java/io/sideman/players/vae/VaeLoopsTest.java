package io.sideman.players.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.players.loop.LoopRoll;
import org.junit.jupiter.api.Test;

class VaeLoopsTest {
  private final VaeLoops loops = new VaeLoops(TestLoops.SHIPPED);

  @Test
  void aSeedRepeatsItselfAndOthersInventOtherLoops() {
    String first = text(loops.make(Genre.FUNK, 1));
    assertEquals(first, text(loops.make(Genre.FUNK, 1)));
    assertNotEquals(first, text(loops.make(Genre.FUNK, 2)));
    assertNotEquals(first, text(loops.make(Genre.ROCK, 1)));
  }

  @Test
  void drumsAndBassPlayInEveryLoop() {
    for (long seed = 1; seed <= 5; seed++) {
      LoopRoll roll = loops.make(Genre.POP, seed);
      assertEquals(4, roll.bars());
      assertTrue(onsets(roll, Role.DRUMS) >= 4 && onsets(roll, Role.BASS) >= 4, "seed " + seed);
    }
  }

  private static int onsets(LoopRoll roll, Role role) {
    int onsets = 0;
    for (int slot = 0; slot < roll.slots(); slot++) {
      onsets += roll.count(role, slot);
    }
    return onsets;
  }

  private static String text(LoopRoll roll) {
    var text = new StringBuilder();
    for (Role role : Role.values()) {
      for (int slot = 0; slot < roll.slots(); slot++) {
        text.append(roll.count(role, slot));
      }
    }
    return text.toString();
  }
}
