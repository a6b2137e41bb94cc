package io.sideman.library.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyTest {
  private static final int DRAWS = 200_000;

  /// The definition itself: a count and its neighbour give each outcome about e^epsilon apart.
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2})
  void noiseOfCountsFallsByEpsilonPerStep(double epsilon) {
    var noise = new DiscreteLaplace(new Epsilon(epsilon), 1, new SplittableRandom(5));
    var counts = new HashMap<Long, Integer>();
    double error = 0;
    for (int i = 0; i < DRAWS; i++) {
      long drawn = noise.hide(7) - 7;
      counts.merge(drawn, 1, Integer::sum);
      error += Math.abs(drawn) / (double) DRAWS;
    }
    assertEquals(noise.meanError(), error, 0.02 * noise.meanError());
    for (long k = 0; k < 2; k++) {
      double fall = Math.log((double) counts.get(k) / counts.get(k + 1));
      assertEquals(epsilon, fall, 0.06, "from " + k);
      assertEquals(1, (double) counts.get(k) / counts.get(-k), 0.05, "symmetric at " + k);
    }
  }

  @Test
  void aShareOfEpsilonOrMoreSensitivityMeansMoreNoise() {
    var random = new SplittableRandom(1);
    var whole = new DiscreteLaplace(new Epsilon(2), 1, random);
    assertEquals(
        new DiscreteLaplace(new Epsilon(2).share(5), 1, random).meanError(),
        new DiscreteLaplace(new Epsilon(2), 5, random).meanError(),
        1e-12);
    assertEquals(1 / Math.sinh(2), whole.meanError(), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new Epsilon(0));
    assertThrows(IllegalArgumentException.class, () -> new Epsilon(Double.NaN));
  }

  @Test
  void answersAreTrueEToEpsilonTimesAsOftenAsNot() {
    var response = new RandomisedResponse(new Epsilon(1.5), new SplittableRandom(2));
    int[] yes = response.hide(DRAWS, _ -> true);
    int[] no = response.hide(DRAWS, _ -> false);
    assertEquals(1.5, Math.log((double) yes.length / (DRAWS - yes.length)), 0.03);
    assertEquals(1.5, Math.log((double) yes.length / no.length), 0.03);
    assertEquals(no.length / (double) DRAWS, response.flip(), 0.005);
  }
}
