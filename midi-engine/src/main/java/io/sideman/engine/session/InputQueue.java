package io.sideman.engine.session;

/// Input waiting for its moment, in order of time: a ring of (nanos, message). One thread.
final class InputQueue {
  static final int CAPACITY = 8192;

  private final long[] nanos = new long[CAPACITY];
  private final int[] messages = new int[CAPACITY];
  private long head;
  private long tail;

  /// Returns false when full.
  boolean offer(long atNanos, int message) {
    if (tail - head == CAPACITY) {
      return false;
    }
    int i = (int) (tail++ & (CAPACITY - 1));
    nanos[i] = atNanos;
    messages[i] = message;
    return true;
  }

  boolean isEmpty() {
    return head == tail;
  }

  long nanos() {
    return nanos[(int) (head & (CAPACITY - 1))];
  }

  int message() {
    return messages[(int) (head & (CAPACITY - 1))];
  }

  void remove() {
    head++;
  }
}
