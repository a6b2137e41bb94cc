package io.sideman.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void percentilesAreValuesThatOccurred() {
    double[] values = IntStream.rangeClosed(1, 1000).mapToDouble(i -> 1001 - i).toArray();
    assertEquals(new Spread(1000, 500, 990, 999, 1000), Spread.of(values));
    assertEquals(1000, values[0], "the caller's values stay in their order");
  }

  @Test
  void oneValueIsEveryPercentile() {
    assertEquals(new Spread(1, 7, 7, 7, 7), Spread.of(7));
  }

  @Test
  void withoutValuesThereIsNoNumber() {
    assertTrue(Double.isNaN(Spread.of().p99()));
    assertEquals(0, Spread.of().count());
  }
}
