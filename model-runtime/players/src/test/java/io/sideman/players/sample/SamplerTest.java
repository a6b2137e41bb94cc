package io.sideman.players.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  private static final int DRAWS = 20_000;

  private final Sampler sampler = new Sampler(4);
  private final float[] logits = logs(0.5, 0.3, 0.15, 0.05);
  private final double[] pattern = {Math.log(0.1), Math.log(0.2), Math.log(0.3), Math.log(0.4)};
  private final double[] taste = new double[4];

  @Test
  void followsTheModelWhenFullyAdventurous() {
    sampler.freedom(1, 1, 1);
    assertShares(0.5, 0.3, 0.15, 0.05);
  }

  @Test
  void followsThePatternWithoutAdventure() {
    sampler.freedom(0, 1, 1);
    assertShares(0.1, 0.2, 0.3, 0.4);
  }

  @Test
  void multipliesTheExpertsInBetween() {
    sampler.freedom(0.5, 1, 1);
    double[] product = new double[4];
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      product[i] = Math.sqrt(Math.exp(logits[i]) * Math.exp(pattern[i]));
      sum += product[i];
    }
    assertShares(product[0] / sum, product[1] / sum, product[2] / sum, product[3] / sum);
  }

  @Test
  void squaresWhenColdAndPicksTheBestNearZero() {
    sampler.freedom(1, 0.5, 1);
    assertShares(0.25 / 0.365, 0.09 / 0.365, 0.0225 / 0.365, 0.0025 / 0.365);
    sampler.freedom(1, 0, 1);
    assertShares(1, 0, 0, 0);
  }

  @Test
  void cutsTheUnlikelyTail() {
    sampler.freedom(1, 1, 0.75);
    assertShares(0.5 / 0.8, 0.3 / 0.8, 0, 0);
  }

  @Test
  void tasteWeighsWhateverTheMixture() {
    taste[3] = Math.log(2);
    sampler.freedom(0, 1, 1);
    assertShares(0.1 / 1.4, 0.2 / 1.4, 0.3 / 1.4, 0.8 / 1.4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void neverChoosesAForbiddenToken(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 5000; round++) {
      int only = random.nextInt(4);
      for (int i = 0; i < 4; i++) {
        taste[i] = i == only || random.nextBoolean() ? random.nextDouble() : Sampler.FORBIDDEN;
        logits[i] = (float) random.nextDouble(-80, 80);
      }
      sampler.freedom(random.nextDouble(), random.nextDouble(2), random.nextDouble(0.1, 1.1));
      int token = sampler.choose(logits, pattern, taste, random.nextDouble());
      assertNotEquals(Sampler.FORBIDDEN, taste[token], "seed " + seed + ", round " + round);
    }
  }

  @Test
  void refusesWhenNothingIsAllowed() {
    Arrays.fill(taste, Sampler.FORBIDDEN);
    assertThrows(IllegalStateException.class, () -> sampler.choose(logits, pattern, taste, 0.5));
  }

  @Test
  void choosesWithoutAllocating() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    sampler.freedom(0.5, 0.9, 0.9);
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 50 && fewest > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        sampler.choose(logits, pattern, taste, Draw.uniform(1, Role.BASS, i, round));
      }
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, fewest);
  }

  @Test
  void drawsAreEvenAndDependOnEveryPartOfThePlace() {
    int[] tenths = new int[10];
    for (int step = 0; step < DRAWS; step++) {
      tenths[(int) (10 * Draw.uniform(5, Role.KEYS, step / 4, step % 4))]++;
    }
    for (int count : tenths) {
      assertEquals(DRAWS / 10.0, count, 170, Arrays.toString(tenths));
    }
    double here = Draw.uniform(5, Role.KEYS, 9, 2);
    assertEquals(here, Draw.uniform(5, Role.KEYS, 9, 2));
    assertNotEquals(here, Draw.uniform(6, Role.KEYS, 9, 2));
    assertNotEquals(here, Draw.uniform(5, Role.BASS, 9, 2));
    assertNotEquals(here, Draw.uniform(5, Role.KEYS, 10, 2));
    assertNotEquals(here, Draw.uniform(5, Role.KEYS, 9, 3));
  }

  private void assertShares(double... expected) {
    int[] counts = new int[4];
    for (int i = 0; i < DRAWS; i++) {
      counts[sampler.choose(logits, pattern, taste, Draw.uniform(3, Role.LEAD, i, 0))]++;
    }
    for (int token = 0; token < 4; token++) {
      double share = counts[token] / (double) DRAWS;
      assertEquals(expected[token], share, 0.012, "token " + token);
      assertTrue(expected[token] > 0 || counts[token] == 0, "token " + token);
    }
  }

  private static float[] logs(double... shares) {
    float[] result = new float[shares.length];
    for (int i = 0; i < shares.length; i++) {
      result[i] = (float) Math.log(shares[i]);
    }
    return result;
  }
}
