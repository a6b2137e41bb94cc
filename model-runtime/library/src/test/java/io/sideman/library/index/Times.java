package io.sideman.library.index;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Sorted nanoseconds of something done many times: by the clock, and on a processor, which a busy
/// machine disturbs less.
public final class Times {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long[] wall;
  private final long[] processor;

  private Times(int runs) {
    wall = new long[runs];
    processor = new long[runs];
  }

  /// @param task gets the number of the run
  public static Times of(int runs, IntConsumer task) {
    var times = new Times(runs);
    for (int i = 0; i < runs; i++) {
      long processor = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      task.accept(i);
      times.wall[i] = System.nanoTime() - start;
      times.processor[i] = THREADS.getCurrentThreadCpuTime() - processor;
    }
    Arrays.sort(times.wall);
    Arrays.sort(times.processor);
    return times;
  }

  @Override
  public String toString() {
    return "wall " + percentiles(wall) + "; processor " + percentiles(processor);
  }

  private static String percentiles(long[] nanos) {
    int last = nanos.length - 1;
    return "p50 %.2f ms, p90 %.2f, p99 %.2f, most %.2f"
        .formatted(
            nanos[last / 2] / 1e6,
            nanos[last * 9 / 10] / 1e6,
            nanos[last * 99 / 100] / 1e6,
            nanos[last] / 1e6);
  }
}
