package io.sideman.library.recommend;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/// Matrix factorisation of implicit feedback by alternating least squares (Hu, Koren, Volinsky
/// 2008) with the regularisation by frequency of "Revisiting the Performance of iALS" (Rendle and
/// others 2022). A listener who was not there is folded in by solving one row.
public final class AlternatingSquares implements Recommender {
  /// @param factors numbers per listener and per item
  /// @param unobserved weight of all pairs that nobody had, α₀; an observed one weighs 1
  /// @param ridge λ, multiplied by each row's own number of pairs and α₀ times all others
  /// @param power ν of that number; 1 in the paper's default
  public record Setting(
      int factors, double unobserved, double ridge, double power, int epochs, long seed) {}

  private static final double START = 0.1; // spread of the first factors, times 1/√factors

  private final Setting setting;
  private final int items;
  private final double[][] factors; // (items, factors)
  private final double[] gram; // (factors, factors), of all items
  private final Map<Integer, double[]> bases = new HashMap<>(); // for folding in, by count

  public AlternatingSquares(Plays plays, Setting setting) {
    this.setting = setting;
    items = plays.items();
    factors = new double[items][setting.factors()];
    var random = new SplittableRandom(setting.seed());
    double spread = START / Math.sqrt(setting.factors());
    for (double[] row : factors) {
      for (int i = 0; i < row.length; i++) {
        row[i] = spread * random.nextGaussian();
      }
    }
    double[][] listeners = new double[plays.listeners()][setting.factors()];
    for (int epoch = 0; epoch < setting.epochs(); epoch++) {
      solveAll(listeners, plays::of, factors);
      solveAll(factors, plays::who, listeners);
    }
    gram = gram(factors, setting.factors());
  }

  private void solveAll(double[][] rows, IntFunction<int[]> had, double[][] others) {
    double[] all = gram(others, setting.factors());
    var inverses = new HashMap<Integer, double[]>();
    for (int row = 0; row < rows.length; row++) {
      rows[row] = solve(had.apply(row), others, all, inverses);
    }
  }

  /// The row that best gives `had` back: (Σhh' + M)⁻¹Σh with M = α₀G + λnI. When there are fewer
  /// items than factors, by Woodbury from the inverse of M, which rows of the same length share.
  private double[] solve(
      int[] had, double[][] others, double[] all, Map<Integer, double[]> inverses) {
    int size = setting.factors();
    if (had.length == 0) {
      return new double[size];
    }
    double ridge =
        setting.ridge()
            * Math.pow(had.length + setting.unobserved() * others.length, setting.power());
    if (2 * had.length > size) {
      return direct(had, others, base(all, ridge));
    }
    double[] inverse =
        inverses.computeIfAbsent(had.length, _ -> Cholesky.of(base(all, ridge), size).inverse());
    return small(had, others, inverse);
  }

  private double[] base(double[] all, double ridge) {
    int size = setting.factors();
    double[] base = new double[size * size];
    for (int i = 0; i < base.length; i++) {
      base[i] = setting.unobserved() * all[i];
    }
    for (int i = 0; i < size; i++) {
      base[i * size + i] += ridge;
    }
    return base;
  }

  private static double[] direct(int[] had, double[][] others, double[] matrix) {
    int size = others[0].length;
    double[] row = new double[size];
    for (int other : had) {
      double[] h = others[other];
      for (int i = 0; i < size; i++) {
        double hi = h[i];
        row[i] += hi;
        for (int j = i; j < size; j++) {
          matrix[i * size + j] += hi * h[j];
        }
      }
    }
    Cholesky.of(matrix, size).solve(row);
    return row;
  }

  /// M⁻¹H'(I + HM⁻¹H')⁻¹1.
  private static double[] small(int[] had, double[][] others, double[] inverse) {
    int size = others[0].length;
    int count = had.length;
    double[][] through = new double[count][]; // rows of HM⁻¹
    double[] inner = new double[count * count];
    for (int k = 0; k < count; k++) {
      through[k] = times(others[had[k]], inverse);
      for (int l = 0; l <= k; l++) {
        inner[l * count + k] = dot(through[k], others[had[l]]) + (l == k ? 1 : 0);
      }
    }
    double[] shares = new double[count];
    java.util.Arrays.fill(shares, 1);
    Cholesky.of(inner, count).solve(shares);
    double[] row = new double[size];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < size; i++) {
        row[i] += shares[k] * through[k][i];
      }
    }
    return row;
  }

  private static double[] times(double[] row, double[] symmetric) {
    int size = row.length;
    double[] result = new double[size];
    for (int i = 0; i < size; i++) {
      double by = row[i];
      for (int j = 0; j < size; j++) {
        result[j] += by * symmetric[i * size + j];
      }
    }
    return result;
  }

  private static double[] gram(double[][] rows, int size) {
    double[] gram = new double[size * size];
    for (double[] row : rows) {
      for (int i = 0; i < size; i++) {
        double by = row[i];
        if (by != 0) {
          for (int j = 0; j < size; j++) {
            gram[i * size + j] += by * row[j];
          }
        }
      }
    }
    return gram;
  }

  private static double dot(double[] one, double[] other) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < one.length; i += 4) { // four sums, so that additions need not wait
      a += one[i] * other[i];
      b += one[i + 1] * other[i + 1];
      c += one[i + 2] * other[i + 2];
      d += one[i + 3] * other[i + 3];
    }
    for (; i < one.length; i++) {
      a += one[i] * other[i];
    }
    return a + b + c + d;
  }

  /// The factors of somebody who had these items.
  public double[] fold(int[] had) {
    return solve(had, factors, gram, new HashMap<>());
  }

  @Override
  public double[] scores(int[] had) {
    double[] listener;
    synchronized (bases) {
      listener = solve(had, factors, gram, bases);
    }
    double[] scores = new double[items];
    for (int item = 0; item < items; item++) {
      scores[item] = dot(listener, factors[item]);
    }
    return scores;
  }

  /// Factors of an item. Not to be written into.
  public double[] factors(int item) {
    return factors[item];
  }
}
