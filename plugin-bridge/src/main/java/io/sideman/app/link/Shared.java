package io.sideman.app.link;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Reads and writes shared memory in the order that the rules of the link ask for: what covers
/// other fields is published with a release store and read with an acquire. Allocates nothing.
final class Shared {
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private Shared() {}

  static int acquireInt(MemorySegment memory, long offset) {
    return (int) INT.getAcquire(memory, offset);
  }

  static long acquireLong(MemorySegment memory, long offset) {
    return (long) LONG.getAcquire(memory, offset);
  }

  static void releaseInt(MemorySegment memory, long offset, int value) {
    INT.setRelease(memory, offset, value);
  }

  static void releaseLong(MemorySegment memory, long offset, long value) {
    LONG.setRelease(memory, offset, value);
  }

  static boolean exchange(MemorySegment memory, long offset, long expected, long value) {
    return LONG.compareAndSet(memory, offset, expected, value);
  }

  static void fence() {
    VarHandle.fullFence();
  }
}
