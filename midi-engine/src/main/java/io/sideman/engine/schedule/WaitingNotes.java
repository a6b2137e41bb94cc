package io.sideman.engine.schedule;

/// Notes that wait for their start, the earliest first and those of one tick in the order in which
/// they came: a heap of parallel arrays. Conductor thread; allocates nothing after construction.
final class WaitingNotes {
  private final long[] startTicks;
  private final long[] endTicks;
  private final long[] sequences;
  private final int[] ids;
  private final int[] packed; // role << 16 | key << 8 | velocity
  private int count;
  private long nextSequence;

  WaitingNotes(int capacity) {
    startTicks = new long[capacity];
    endTicks = new long[capacity];
    sequences = new long[capacity];
    ids = new int[capacity];
    packed = new int[capacity];
  }

  boolean isFull() {
    return count == packed.length;
  }

  int count() {
    return count;
  }

  /// Adds a note; there must be room.
  void add(int role, int id, long startTick, long endTick, int key, int velocity) {
    int i = count++;
    startTicks[i] = startTick;
    endTicks[i] = endTick;
    sequences[i] = nextSequence++;
    ids[i] = id;
    packed[i] = role << 16 | key << 8 | velocity;
    siftUp(i);
  }

  /// The notes are numbered from 0, which is the earliest, in no particular order otherwise.
  long startTick(int index) {
    return startTicks[index];
  }

  long endTick(int index) {
    return endTicks[index];
  }

  int id(int index) {
    return ids[index];
  }

  int role(int index) {
    return packed[index] >> 16;
  }

  int key(int index) {
    return packed[index] >> 8 & 0xFF;
  }

  int velocity(int index) {
    return packed[index] & 0xFF;
  }

  void shorten(int index, long endTick) {
    endTicks[index] = Math.min(endTicks[index], endTick);
  }

  void removeEarliest() {
    count--;
    move(count, 0);
    siftDown(0);
  }

  /// Drops the notes of `role` that start at `fromTick` or later.
  void drop(int role, long fromTick) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (role(i) != role || startTicks[i] < fromTick) {
        move(i, kept++);
      }
    }
    count = kept;
    for (int i = count / 2 - 1; i >= 0; i--) {
      siftDown(i);
    }
  }

  void clear() {
    count = 0;
  }

  private void siftUp(int start) {
    int i = start;
    while (i > 0) {
      int parent = (i - 1) / 2;
      if (!before(i, parent)) {
        return;
      }
      swap(i, parent);
      i = parent;
    }
  }

  private void siftDown(int start) {
    int i = start;
    while (true) {
      int child = 2 * i + 1;
      if (child >= count) {
        return;
      }
      if (child + 1 < count && before(child + 1, child)) {
        child++;
      }
      if (!before(child, i)) {
        return;
      }
      swap(i, child);
      i = child;
    }
  }

  private boolean before(int a, int b) {
    return startTicks[a] < startTicks[b]
        || (startTicks[a] == startTicks[b] && sequences[a] < sequences[b]);
  }

  private void move(int from, int to) {
    startTicks[to] = startTicks[from];
    endTicks[to] = endTicks[from];
    sequences[to] = sequences[from];
    ids[to] = ids[from];
    packed[to] = packed[from];
  }

  private void swap(int a, int b) {
    long start = startTicks[a];
    long end = endTicks[a];
    long sequence = sequences[a];
    int id = ids[a];
    int note = packed[a];
    move(b, a);
    startTicks[b] = start;
    endTicks[b] = end;
    sequences[b] = sequence;
    ids[b] = id;
    packed[b] = note;
  }
}
