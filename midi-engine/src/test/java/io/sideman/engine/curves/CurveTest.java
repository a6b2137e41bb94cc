package io.sideman.engine.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {
  @Test
  void itIsStraightBetweenItsPointsAndFlatBeside() {
    Curve curve = Curve.parse("3:0.2  7:1, 9:0");
    double[] expected = {0.2, 0.2, 0.2, 0.4, 0.6, 0.8, 1, 0.5, 0, 0};
    for (int bar = 0; bar < expected.length; bar++) {
      assertEquals(expected[bar], curve.at(bar), 1e-9, "bar " + (bar + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1:2", "0:0.5", "2:0.5 1:0.5", "1:x", "1:NaN", "1:0.5:1", "1:-0.1"})
  void whatIsNoCurveIsRefusedWithAnExample(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Curve.parse(text));
    assertTrue(refused.getMessage().contains("\"1:0.2 8:0.9\""), refused.getMessage());
  }
}
