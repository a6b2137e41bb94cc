package io.sideman.corpus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTest {
  @ParameterizedTest
  @CsvSource({"8, 16, 32", "1, 1, 1", "13, 300, 45", "70, 5, 97", "64, 256, 64"})
  void productsAreThoseOfThePlainLoops(int rows, int depth, int columns) {
    float[] a = random(rows * depth, 1);
    float[] b = random(depth * columns, 2);
    double[] expected = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        expected[i * columns + j] = 0.5;
        for (int k = 0; k < depth; k++) {
          expected[i * columns + j] += (double) a[i * depth + k] * b[k * columns + j];
        }
      }
    }
    var product = new Product();
    product.pack(b, 0, columns, depth, columns);
    check(expected, product, a, depth, 1, rows, columns);
    product.packTransposed(transposed(b, depth, columns), depth, depth, columns);
    check(expected, product, a, depth, 1, rows, columns);
    product.pack(b, 0, columns, depth, columns);
    check(expected, product, transposed(a, rows, depth), 1, rows, rows, columns);
  }

  private static void check(
      double[] expected, Product product, float[] a, int aRow, int aStep, int rows, int columns) {
    float[] c = new float[rows * columns];
    java.util.Arrays.fill(c, 0.5f);
    product.add(c, 0, columns, rows, a, 0, aRow, aStep);
    for (int i = 0; i < c.length; i++) {
      assertEquals(expected[i], c[i], 1e-4, "element " + i);
    }
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] result = new float[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = matrix[i * columns + j];
      }
    }
    return result;
  }

  private static float[] random(int count, long seed) {
    var random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() - 0.5);
    }
    return values;
  }
}
