package io.sideman.corpus.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TempoRegressionTest {
  @Test
  void findsTheWeightsThatMadeTheTargets() {
    var random = new SplittableRandom(3);
    var regression = new TempoRegression();
    for (int song = 0; song < 50_000; song++) {
      double first = random.nextGaussian();
      double second = 5 + 3 * random.nextGaussian();
      regression.add(new double[] {first, second}, 6 + 0.5 * first - 0.2 * second);
    }
    double[] weights = regression.weights();
    assertEquals(0.5, weights[0], 0.01);
    assertEquals(-0.2, weights[1], 0.01);
    assertEquals(6, weights[2], 0.05);
    assertEquals(5, weights[3], 0.05);
    assertEquals(0, weights[4], 0.01);
  }

  @Test
  void leansOnTheMeanWhenFeaturesNeverChange() {
    var regression = new TempoRegression();
    for (int song = 0; song < 10; song++) {
      regression.add(new double[] {1, 2}, 6 + song % 2);
    }
    double[] weights = regression.weights();
    assertEquals(6.5, weights[2] + weights[0] + 2 * weights[1], 1e-6);
    assertEquals(0.5, weights[4], 1e-6);
  }
}
