package io.sideman.library.recommend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendersTest {
  private static final int ITEMS = 30;

  /// Two crowds, each with items of its own.
  private static Plays plays(long seed) {
    var random = new SplittableRandom(seed);
    List<int[]> rows = new ArrayList<>();
    for (int listener = 0; listener < 24; listener++) {
      int crowd = listener % 2;
      rows.add(random.ints(9, 0, ITEMS / 2).map(item -> 2 * item + crowd).toArray());
    }
    return Plays.of(ITEMS, rows);
  }

  private static double[][] dense(Plays plays) {
    double[][] x = new double[plays.listeners()][plays.items()];
    for (int listener = 0; listener < x.length; listener++) {
      for (int item : plays.of(listener)) {
        x[listener][item] = 1;
      }
    }
    return x;
  }

  @Test
  void choleskySolvesAndInverts() {
    var random = new SplittableRandom(3);
    int size = 17;
    double[][] root = new double[size][size];
    double[] matrix = new double[size * size];
    for (double[] row : root) {
      Arrays.setAll(row, _ -> random.nextGaussian());
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (double[] row : root) {
          matrix[i * size + j] += row[i] * row[j] + (i == j ? 0.01 : 0);
        }
      }
    }
    double[] wanted = random.doubles(size).toArray();
    double[] b = times(matrix, wanted);
    Cholesky factor = Cholesky.of(matrix.clone(), size);
    double[] inverse = factor.inverse();
    assertArrayEquals(wanted, times(inverse, b), 1e-7);
    factor.solve(b);
    assertArrayEquals(wanted, b, 1e-7);
    assertThrows(ArithmeticException.class, () -> Cholesky.of(new double[] {1, 2, 2, 1}, 2));
  }

  private static double[] times(double[] matrix, double[] vector) {
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < result.length; j++) {
        result[i] += matrix[i * result.length + j] * vector[j];
      }
    }
    return result;
  }

  /// The paper's own way: invert items by items, divide by the diagonal, set it to zero.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void easeByListenersIsEaseByItems(long seed) {
    Plays plays = plays(seed);
    double lambda = 2.5;
    double[][] x = dense(plays);
    double[] gram = new double[ITEMS * ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      for (int j = 0; j < ITEMS; j++) {
        for (double[] row : x) {
          gram[i * ITEMS + j] += row[i] * row[j];
        }
      }
      gram[i * ITEMS + i] += lambda;
    }
    double[] p = Cholesky.of(gram, ITEMS).inverse();
    int[] had = {1, 4, 7};
    double[] wanted = new double[ITEMS];
    for (int j = 0; j < ITEMS; j++) {
      for (int i : had) {
        wanted[j] += i == j ? 0 : -p[i * ITEMS + j] / p[j * ITEMS + j];
      }
    }
    assertArrayEquals(wanted, new Ease(plays, lambda).scores(had), 1e-9);
  }

  /// Rows are solved by two ways; the model's loss knows nothing of either.
  @Test
  void aFoldedInRowIsTheLeastOfItsLoss() {
    var setting = new AlternatingSquares.Setting(6, 0.1, 0.05, 1, 4, 9);
    var model = new AlternatingSquares(plays(5), setting);
    for (int[] had : List.of(new int[] {3}, new int[] {2, 4, 6, 8, 10, 12, 14})) {
      double[] row = model.fold(had);
      double least = loss(model, setting, had, row);
      for (int i = 0; i < row.length; i++) {
        for (double by : new double[] {-1e-3, 1e-3}) {
          double[] moved = row.clone();
          moved[i] += by;
          assertTrue(loss(model, setting, had, moved) > least, "factor " + i);
        }
      }
    }
  }

  private static double loss(
      AlternatingSquares model, AlternatingSquares.Setting setting, int[] had, double[] row) {
    double ridge = setting.ridge() * (had.length + setting.unobserved() * ITEMS);
    double loss = 0;
    for (double each : row) {
      loss += ridge * each * each;
    }
    for (int item = 0; item < ITEMS; item++) {
      double score = 0;
      for (int i = 0; i < row.length; i++) {
        score += row[i] * model.factors(item)[i];
      }
      loss += setting.unobserved() * score * score;
      if (Arrays.binarySearch(had, item) >= 0) {
        loss += (1 - score) * (1 - score);
      }
    }
    return loss;
  }

  @Test
  void allButPopularityTellTheCrowdsApart() {
    Plays plays = plays(8);
    var setting = new AlternatingSquares.Setting(4, 0.05, 0.02, 1, 10, 1);
    for (Recommender each :
        List.of(
            new ItemNeighbours(plays, 1, 0),
            new Ease(plays, 3),
            new AlternatingSquares(plays, setting),
            new Blend(
                List.of(new Ease(plays, 3), new ItemNeighbours(plays, 1, 0.5)),
                new double[] {0.5, 0.5}))) {
      double[] scores = each.scores(new int[] {0, 2, 4});
      double own = 0;
      double other = 0;
      for (int item = 6; item < ITEMS; item++) {
        own += item % 2 == 0 ? scores[item] : 0;
        other += item % 2 == 1 ? scores[item] : 0;
      }
      assertTrue(own > other, each.getClass() + ": " + own + " against " + other);
    }
    double[] counts = new Popularity(plays).scores(new int[] {0});
    for (int item = 0; item < ITEMS; item++) {
      assertEquals(plays.who(item).length, counts[item]);
    }
  }

  @Test
  void weightsAreNeverWorseThanTheBestSinglePart() {
    var found = WeightSearch.best(3, 0, w -> 1 - Math.pow(w[0] - 0.6, 2) - Math.pow(w[2] - 0.4, 2));
    assertTrue(found.figure() > 0.98, "close to .6, 0, .4: " + Arrays.toString(found.weights()));
    assertArrayEquals(
        new double[] {0, 1, 0}, WeightSearch.best(3, 0, w -> w[1]).weights(), "a single part");
  }
}
