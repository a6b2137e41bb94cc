package io.sideman.corpus.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RanksTest {
  @Test
  void placesAreCounted() {
    var ranks = new Ranks();
    ranks.add(0.9, new double[] {0.1, 0.2, 0.3});
    ranks.add(0.25, new double[] {0.1, 0.5, 0.3});
    assertEquals(0.5, ranks.recallAt1());
    assertEquals(1, ranks.recallAt10());
    assertEquals((1 + 1.0 / 3) / 2, ranks.reciprocalRank(), 1e-12);
    assertEquals(4, ranks.candidates());
  }

  @Test
  void tiesAreDrawnByLot() {
    var ranks = new Ranks();
    ranks.add(0, new double[99]); // a rule that says the same of all
    assertEquals(0.01, ranks.recallAt1(), 1e-12);
    assertEquals(0.10, ranks.recallAt10(), 1e-12);
  }
}
