package io.sideman.players.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopFeaturesTest {
  @Test
  void aBarComesBackAsItWas() {
    var roll = new LoopRoll(1);
    roll.strike(Role.DRUMS, 0, 0, 0.9f, 1);
    roll.strike(Role.DRUMS, 6, 1, 0.5f, 1);
    roll.strike(Role.BASS, 0, 3, 0.7f, 6);
    roll.strike(Role.BASS, 9, 5, 0.7f, 15);
    roll.strike(Role.KEYS, 3, 6, 0.6f, 9);
    roll.strike(Role.KEYS, 3, 8, 0.6f, 9);
    float[] values = new float[LoopFeatures.BAR_VALUES];
    LoopFeatures.write(roll, 0, values, 0);
    LoopRoll again = LoopFeatures.read(values, 1);
    for (Role role : Role.values()) {
      for (int slot = 0; slot < roll.slots(); slot++) {
        for (int row = 0; row < LoopRows.count(role); row++) {
          String where = role + " slot " + slot + " row " + row;
          assertEquals(roll.onset(role, slot, row), again.onset(role, slot, row), 1e-6, where);
          if (roll.onset(role, slot, row) > 0) {
            assertEquals(roll.length(role, slot, row), again.length(role, slot, row), where);
          }
        }
      }
    }
  }

  @Test
  void aWrittenBarIsHardAlready() {
    var roll = new LoopRoll(1);
    roll.strike(Role.PAD, 0, 4, 0.1f, 24);
    float[] values = new float[LoopFeatures.BAR_VALUES];
    LoopFeatures.write(roll, 0, values, 0);
    float[] hardened = values.clone();
    LoopFeatures.harden(hardened, 0);
    assertTrue(Arrays.equals(values, hardened));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyNumbersBecomeABandThatHandsCanPlay(long seed) {
    var random = new SplittableRandom(seed);
    float[] values = new float[2 * LoopFeatures.BAR_VALUES];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    LoopRoll roll = LoopFeatures.read(values, 2);
    for (Role role : Role.values()) {
      for (int slot = 0; slot < roll.slots(); slot++) {
        assertTrue(roll.count(role, slot) <= LoopFeatures.voices(role), role + " slot " + slot);
      }
    }
  }
}
