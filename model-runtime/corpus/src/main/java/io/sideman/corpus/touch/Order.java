package io.sideman.corpus.touch;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// In which order rows are learned from: another one in each pass.
final class Order {
  private Order() {}

  static int[] of(int rows) {
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    return order;
  }

  static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
