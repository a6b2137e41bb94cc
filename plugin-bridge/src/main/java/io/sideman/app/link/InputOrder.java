package io.sideman.app.link;

/// Input of several edges put into one order of time. Those of the same moment keep the order in
/// which they were told.
///
/// Conductor thread; allocates nothing after construction.
final class InputOrder {
  static final int CAPACITY = 4096;

  private final long[] nanos = new long[CAPACITY];
  private final int[] messages = new int[CAPACITY];
  private int first;
  private int count;
  private long latest = Long.MIN_VALUE;
  private long refused;

  void clear() {
    first = 0;
    count = 0;
    latest = Long.MIN_VALUE;
  }

  /// Puts a message in its place; one that comes too late counts as played now.
  void add(long atNanos, int message) {
    if (count == CAPACITY) {
      refused++;
      return;
    }
    long moment = Math.max(atNanos, latest);
    int i = count++;
    while (i > 0 && nanos[at(i - 1)] > moment) {
      nanos[at(i)] = nanos[at(i - 1)];
      messages[at(i)] = messages[at(i - 1)];
      i--;
    }
    nanos[at(i)] = moment;
    messages[at(i)] = message;
  }

  /// True when a message of before `untilNanos` waits.
  boolean hasUntil(long untilNanos) {
    return count > 0 && nanos[at(0)] < untilNanos;
  }

  boolean isEmpty() {
    return count == 0;
  }

  long nanos() {
    return nanos[at(0)];
  }

  int message() {
    return messages[at(0)];
  }

  void remove() {
    latest = nanos[at(0)];
    first = at(1);
    count--;
  }

  long refused() {
    return refused;
  }

  private int at(int index) {
    return first + index & CAPACITY - 1;
  }
}
