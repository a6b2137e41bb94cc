package io.sideman.engine.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/// Timed messages from one writer thread to one reader thread, in order. A full ring refuses and
/// counts; it never overwrites and never waits.
public final class OneToOneEventRing {
  private static final VarHandle WRITTEN;
  private static final VarHandle READ;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      WRITTEN = lookup.findVarHandle(OneToOneEventRing.class, "written", long.class);
      READ = lookup.findVarHandle(OneToOneEventRing.class, "read", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long[] nanos;
  private final int[] messages;
  private final int mask;

  private long written; // events offered so far; the writer sets it, the reader acquires it
  private long readSeen; // writer's last look at `read`, so that it rarely touches the other side
  private final AtomicLong refused = new AtomicLong();

  private long read; // events taken so far; the reader sets it, the writer acquires it
  private long writtenSeen; // reader's last look at `written`
  private long polledNanos; // reader only
  private int polledMessage; // reader only

  /// @param capacity events that may wait, a power of two
  public OneToOneEventRing(int capacity) {
    if (capacity < 2 || Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two, but was " + capacity);
    }
    nanos = new long[capacity];
    messages = new int[capacity];
    mask = capacity - 1;
  }

  /// [writer-thread] Returns false, and counts it, when the ring is full.
  @RealTime
  public boolean offer(long eventNanos, int message) {
    long index = written;
    if (index - readSeen > mask) {
      readSeen = (long) READ.getAcquire(this);
      if (index - readSeen > mask) {
        refused.incrementAndGet();
        return false;
      }
    }
    int slot = (int) index & mask;
    nanos[slot] = eventNanos;
    messages[slot] = message;
    WRITTEN.setRelease(this, index + 1);
    return true;
  }

  /// [reader-thread] Takes the oldest event, which [#nanos] and [#message] then tell. Returns false
  /// when there is none.
  @RealTime
  public boolean poll() {
    long index = read;
    if (index == writtenSeen) {
      writtenSeen = (long) WRITTEN.getAcquire(this);
      if (index == writtenSeen) {
        return false;
      }
    }
    int slot = (int) index & mask;
    polledNanos = nanos[slot];
    polledMessage = messages[slot];
    READ.setRelease(this, index + 1);
    return true;
  }

  /// [reader-thread] When the event last polled happened, as `System.nanoTime` counts.
  @RealTime
  public long nanos() {
    return polledNanos;
  }

  /// [reader-thread] The event last polled, as `MidiMessage` packs it.
  @RealTime
  public int message() {
    return polledMessage;
  }

  /// [any-thread] Events refused because the ring was full.
  public long refused() {
    return refused.get();
  }
}
