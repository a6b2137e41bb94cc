package io.sideman.players.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BarLayoutTest {
  @ParameterizedTest
  @EnumSource
  void aBarComesBackAsItWasWritten(Role role) {
    var layout = BarLayout.of(role);
    var bar = List.of(new Strike(0, 3, 100, 960), new Strike(13, 0, 42, 300));
    float[] vector = new float[layout.size()];
    layout.fill(bar, vector);
    List<Strike> back = layout.strikes(vector);
    assertEquals(2, back.size());
    for (int i = 0; i < 2; i++) {
      assertEquals(bar.get(i).slot(), back.get(i).slot());
      assertEquals(bar.get(i).row(), back.get(i).row());
      assertEquals(bar.get(i).velocity(), back.get(i).velocity());
      if (role.isTonal()) {
        long off = Math.abs(bar.get(i).lengthTicks() - back.get(i).lengthTicks());
        assertTrue(off <= 2, off + " ticks off");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyStruckSlotsAnswerForRowsAndLoudness(Role role) {
    var layout = BarLayout.of(role);
    float[] vector = new float[layout.size()];
    float[] mask = new float[layout.size()];
    layout.fill(List.of(), vector);
    layout.mask(vector, mask);
    double silent = sum(mask);
    layout.fill(List.of(new Strike(5, 2, 64, 240)), vector);
    layout.mask(vector, mask);
    assertEquals(role.isTonal() ? 24 : 24 * 13, silent);
    assertTrue(sum(mask) > silent);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value > 0 ? 1 : 0;
    }
    return sum;
  }

  @Test
  void aBassPlaysOneNoteAtATimeAndChordsMany() {
    for (Role role : List.of(Role.BASS, Role.KEYS)) {
      var layout = BarLayout.of(role);
      float[] sure = new float[layout.size()];
      Arrays.fill(sure, 0.9f);
      var slots = new HashSet<Integer>();
      List<Strike> strikes = layout.strikes(sure);
      strikes.forEach(strike -> slots.add(strike.slot()));
      assertEquals(24, slots.size());
      assertEquals(role == Role.BASS ? 24 : 24 * 21, strikes.size());
    }
  }
}
