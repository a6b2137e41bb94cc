package io.sideman.engine.steer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SteeringTest {
  private final Steering steering = new Steering();

  @Test
  void untouchedControlsLeaveTheSetUpAlone() {
    for (Control control : Control.values()) {
      assertEquals(0.37, steering.value(control, 0.37));
    }
    steering.set(Control.INTENSITY, Double.NaN);
    assertTrue(Double.isNaN(steering.value(Control.INTENSITY)));
  }

  @Test
  void valuesAreBroughtIntoTheirRange() {
    steering.set(Control.INTENSITY, -7);
    assertEquals(-1, steering.value(Control.INTENSITY));
    steering.set(Control.ADVENTURE, 7);
    assertEquals(1, steering.value(Control.ADVENTURE));
  }

  @Test
  void aGestureCountsOncePerPress() {
    steering.set(Control.FILL, 1);
    steering.set(Control.FILL, 0.8);
    assertTrue(steering.take(Control.FILL));
    assertFalse(steering.take(Control.FILL));
    steering.set(Control.FILL, 0);
    assertFalse(steering.take(Control.FILL));
    steering.set(Control.FILL, 1);
    assertTrue(steering.take(Control.FILL));
  }

  @Test
  void tapsGiveTheMiddleTempo() {
    assertTrue(Double.isNaN(steering.tap(0)));
    assertEquals(120, steering.tap(500_000_000L), 1e-9);
    assertEquals(120, steering.tap(500_900_000L), 1e-9, "a bouncing contact is no tap");
    assertEquals(120, steering.tap(1_000_000_000L), 1e-9);
    assertEquals(120, steering.tap(1_700_000_000L), 1e-9, "one bad tap does no harm");
    assertEquals(120, steering.tap(2_200_000_000L), 1e-9);
    assertTrue(Double.isNaN(steering.tap(9_000_000_000L)), "a pause starts anew");
    assertEquals(60, steering.tap(10_000_000_000L), 1e-9);
  }
}
