package io.sideman.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneToOneEventRingTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void behavesLikeABoundedQueue(long seed) {
    var random = new SplittableRandom(seed);
    var ring = new OneToOneEventRing(8);
    var model = new ArrayDeque<Integer>();
    long refused = 0;
    for (int step = 1; step <= 10_000; step++) {
      String where = "seed " + seed + ", step " + step;
      if (random.nextInt(100) < 55) {
        boolean room = model.size() < 8;
        assertEquals(room, ring.offer(step * 10L, step), where);
        if (room) {
          model.add(step);
        } else {
          refused++;
        }
      } else if (model.isEmpty()) {
        assertFalse(ring.poll(), where);
      } else {
        int expected = model.remove();
        assertTrue(ring.poll(), where);
        assertEquals(expected, ring.message(), where);
        assertEquals(expected * 10L, ring.nanos(), where);
      }
      assertEquals(refused, ring.refused(), where);
    }
    assertTrue(refused > 0, "the test must fill the ring");
  }

  @Test
  void twoThreadsSeeEveryEventOnceInOrder() {
    int events = 200_000;
    var ring = new OneToOneEventRing(64);
    var writer =
        new Thread(() -> {
          for (int i = 1; i <= events; i++) {
            while (!ring.offer(-i, i)) {
              LockSupport.parkNanos(1);
            }
          }
        });
    writer.start();
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 1; i <= events; i++) {
            while (!ring.poll()) {
              LockSupport.parkNanos(1);
            }
            assertEquals(i, ring.message());
            assertEquals(-i, ring.nanos());
          }
        });
    assertFalse(ring.poll());
  }

  @Test
  void allocatesNothing() {
    var ring = new OneToOneEventRing(16);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // the JVM itself may allocate once or twice while it compiles
    for (int round = 0; round < 10; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      exercise(ring);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }

  private static void exercise(OneToOneEventRing ring) {
    for (int i = 1; i <= 20_000; i++) {
      ring.offer(i, i);
      if (i % 3 == 0) {
        ring.poll();
      }
    }
  }

  @Test
  void capacityMustBeAPowerOfTwo() {
    assertEquals(
        "capacity must be a power of two, but was 12",
        assertThrows(IllegalArgumentException.class, () -> new OneToOneEventRing(12)).getMessage());
  }
}
