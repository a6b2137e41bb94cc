package io.sideman.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneToOneControlRingTest {
  private record Move(int band, int control, float value) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void behavesLikeAQueue(long seed) {
    var random = new SplittableRandom(seed);
    var ring = new OneToOneControlRing(8);
    var model = new ArrayDeque<Move>();
    for (int step = 0; step < 10_000; step++) {
      String where = "seed " + seed + ", step " + step;
      if (random.nextBoolean()) {
        var move = new Move(random.nextInt(256), random.nextInt(64), random.nextInt(9) - 4.5f);
        assertEquals(
            model.size() < 8, ring.offer(move.band(), move.control(), move.value()), where);
        if (model.size() < 8) {
          model.add(move);
        }
      } else {
        assertEquals(!model.isEmpty(), ring.poll(), where);
        if (!model.isEmpty()) {
          assertEquals(model.remove(), new Move(ring.band(), ring.control(), ring.value()), where);
        }
      }
    }
  }

  @Test
  @Timeout(20)
  void handsEveryMoveOverOnceAndInOrder() throws InterruptedException {
    var ring = new OneToOneControlRing(64);
    int count = 200_000;
    var writer =
        new Thread(() -> {
          for (int i = 0; i < count; i++) {
            while (!ring.offer(0, i & 63, (float) i)) {
              Thread.onSpinWait();
            }
          }
        });
    writer.start();
    for (int i = 0; i < count; i++) {
      while (!ring.poll()) {
        Thread.onSpinWait();
      }
      assertEquals((float) i, ring.value());
      assertEquals(i & 63, ring.control());
    }
    writer.join();
    assertFalse(ring.poll());
  }

  @Test
  void allocatesNothing() {
    var ring = new OneToOneControlRing(16);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) { // the first ones warm up
      long before = threads.getCurrentThreadAllocatedBytes();
      pass(ring);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  private static void pass(OneToOneControlRing ring) {
    for (int i = 0; i < 1000; i++) {
      assertTrue(ring.offer(1, 2, 0.5f));
      assertTrue(ring.poll());
    }
  }
}
