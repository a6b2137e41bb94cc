package io.sideman.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/// Moves of controls from one writer thread to one reader thread, in order. A full ring refuses and
/// counts; it never overwrites and never waits.
public final class OneToOneControlRing {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long EMPTY = 0; // a packed move is never zero: its highest bit is set
  private static final long TAKEN = 1L << 63;

  private final long[] slots;
  private final int mask;
  private final AtomicLong refused = new AtomicLong();
  private int writeIndex; // writer only
  private int readIndex; // reader only
  private long polled; // reader only

  /// @param capacity moves that may wait, a power of two
  public OneToOneControlRing(int capacity) {
    if (capacity < 2 || Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two, but was " + capacity);
    }
    slots = new long[capacity];
    mask = capacity - 1;
  }

  /// [writer-thread] Returns false, and counts it, when the ring is full.
  ///
  /// @param band 0 to 255
  /// @param control 0 to 255
  @RealTime
  public boolean offer(int band, int control, float value) {
    if ((long) SLOT.getAcquire(slots, writeIndex) != EMPTY) {
      refused.incrementAndGet();
      return false;
    }
    long bits = Float.floatToRawIntBits(value) & 0xFFFF_FFFFL;
    long move = TAKEN | (long) (band & 0xFF) << 48 | (long) (control & 0xFF) << 32 | bits;
    SLOT.setRelease(slots, writeIndex, move);
    writeIndex = writeIndex + 1 & mask;
    return true;
  }

  /// [reader-thread] Takes the oldest move, which [#band], [#control] and [#value] then tell.
  /// Returns false when there is none.
  @RealTime
  public boolean poll() {
    long move = (long) SLOT.getAcquire(slots, readIndex);
    if (move == EMPTY) {
      return false;
    }
    polled = move;
    SLOT.setRelease(slots, readIndex, EMPTY);
    readIndex = readIndex + 1 & mask;
    return true;
  }

  /// [reader-thread] Whose control the move last polled was.
  @RealTime
  public int band() {
    return (int) (polled >>> 48) & 0xFF;
  }

  /// [reader-thread] The control last polled.
  @RealTime
  public int control() {
    return (int) (polled >>> 32) & 0xFF;
  }

  /// [reader-thread] Its new value.
  @RealTime
  public float value() {
    return Float.intBitsToFloat((int) polled);
  }

  /// [any-thread] Moves refused because the ring was full.
  public long refused() {
    return refused.get();
  }
}
