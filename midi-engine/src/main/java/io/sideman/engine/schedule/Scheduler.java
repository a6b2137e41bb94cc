package io.sideman.engine.schedule;

import io.sideman.engine.band.Role;
import java.util.Arrays;

/// Holds notes until they are due and sees each one off.
///
/// Note-ons wait in a heap ordered by tick; note-offs wait in a table with a place for every key of
/// every role, so there is always room for an off. A role's waiting note-ons can be recalled by
/// raising its generation; what sounds can be ended early but never forgotten. One key of one role
/// sounds once at a time: a new note of a sounding key ends the old one first.
///
/// Conductor thread only; allocates nothing after construction.
public final class Scheduler {
  /// Note-ons that may wait at once; more are refused and counted.
  public static final int CAPACITY = 2048;

  private static final int KEYS = 128;
  private static final int ROLES = Role.values().length;
  private static final Role[] ROLE_OF = Role.values();
  private static final long SILENT = Long.MAX_VALUE;

  // Heap of waiting note-ons: order is (startTicks, sequence).
  private final long[] startTicks = new long[CAPACITY];
  private final long[] endTicks = new long[CAPACITY];
  private final long[] sequences = new long[CAPACITY];
  private final int[] packed = new int[CAPACITY]; // role << 16 | key << 8 | velocity
  private final int[] generations = new int[CAPACITY];
  private int waiting;
  private long nextSequence;

  private final int[] roleGeneration = new int[ROLES];
  private final long[] offTicks = new long[ROLES * KEYS]; // SILENT when the key does not sound
  private final int[] sounding = new int[ROLES * KEYS]; // slots of offTicks, unordered
  private int soundingCount;
  private long clockTick = Long.MIN_VALUE;
  private long refused;

  public Scheduler() {
    Arrays.fill(offTicks, SILENT);
  }

  /// Lets a note wait for its time. Returns false, and counts it, when the heap is full.
  public boolean offer(Role role, long startTick, long endTick, int key, int velocity) {
    if (waiting == CAPACITY) {
      refused++;
      return false;
    }
    int i = waiting++;
    startTicks[i] = startTick;
    endTicks[i] = Math.max(endTick, startTick + 1);
    sequences[i] = nextSequence++;
    packed[i] = role.ordinal() << 16 | key << 8 | velocity;
    generations[i] = roleGeneration[role.ordinal()];
    siftUp(i);
    return true;
  }

  /// Takes back every note-on of `role` that has not sounded yet.
  public void recall(Role role) {
    roleGeneration[role.ordinal()]++;
  }

  /// True while `key` of `role` sounds.
  public boolean sounds(Role role, int key) {
    return offTicks[role.ordinal() * KEYS + key] != SILENT;
  }

  /// Ends a sounding note at `tick` unless it ends before that anyway.
  public void release(Role role, int key, long tick) {
    int slot = role.ordinal() * KEYS + key;
    if (offTicks[slot] != SILENT) {
      offTicks[slot] = Math.min(offTicks[slot], Math.max(tick, clockTick));
    }
  }

  /// Sends everything due before `untilTick`, offs before ons of the same tick.
  public void drain(long untilTick, EventSink sink) {
    while (true) {
      dropStale();
      int off = earliestOff();
      long offTick = off < 0 ? SILENT : offTicks[sounding[off]];
      long onTick = waiting == 0 ? SILENT : Math.max(startTicks[0], clockTick);
      if (Math.min(offTick, onTick) >= untilTick) {
        clockTick = Math.max(clockTick, untilTick);
        return;
      }
      if (offTick <= onTick) {
        end(off, offTick, sink);
      } else {
        start(onTick, sink);
      }
    }
  }

  /// Forgets what waits and ends what sounds, at `tick`: stop, locate, panic.
  public void releaseAll(long tick, EventSink sink) {
    for (Role role : ROLE_OF) {
      recall(role);
    }
    drain(tick, sink);
    while (soundingCount > 0) {
      end(soundingCount - 1, Math.max(tick, clockTick), sink);
    }
    waiting = 0;
  }

  /// Lets time start again at `tick` (after a locate). Nothing may sound.
  public void restart(long tick) {
    assert soundingCount == 0 : "release everything before a restart";
    waiting = 0;
    clockTick = tick;
  }

  /// Notes refused since construction because too many were waiting.
  public long refused() {
    return refused;
  }

  public int soundingCount() {
    return soundingCount;
  }

  private void start(long tick, EventSink sink) {
    int event = packed[0];
    long length = endTicks[0] - startTicks[0];
    removeTop();
    Role role = ROLE_OF[event >> 16];
    int key = event >> 8 & 0xFF;
    int slot = role.ordinal() * KEYS + key;
    if (offTicks[slot] != SILENT) {
      for (int i = 0; i < soundingCount; i++) {
        if (sounding[i] == slot) {
          end(i, tick, sink);
          break;
        }
      }
    }
    offTicks[slot] = tick + length;
    sounding[soundingCount++] = slot;
    clockTick = tick;
    sink.noteOn(role, tick, key, event & 0xFF);
  }

  private void end(int index, long tick, EventSink sink) {
    int slot = sounding[index];
    sounding[index] = sounding[--soundingCount];
    offTicks[slot] = SILENT;
    clockTick = Math.max(clockTick, tick);
    sink.noteOff(ROLE_OF[slot / KEYS], clockTick, slot % KEYS);
  }

  /// Index into `sounding` of the next off; of several at one tick the lowest slot, so that the
  /// order does not depend on history.
  private int earliestOff() {
    int best = -1;
    for (int i = 0; i < soundingCount; i++) {
      if (best < 0) {
        best = i;
        continue;
      }
      int order = Long.compare(offTicks[sounding[i]], offTicks[sounding[best]]);
      if (order < 0 || (order == 0 && sounding[i] < sounding[best])) {
        best = i;
      }
    }
    return best;
  }

  private void dropStale() {
    while (waiting > 0 && generations[0] != roleGeneration[packed[0] >> 16]) {
      removeTop();
    }
  }

  private void removeTop() {
    waiting--;
    move(waiting, 0);
    siftDown();
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

  private void siftDown() {
    int i = 0;
    while (true) {
      int child = 2 * i + 1;
      if (child >= waiting) {
        return;
      }
      if (child + 1 < waiting && before(child + 1, child)) {
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
    packed[to] = packed[from];
    generations[to] = generations[from];
  }

  private void swap(int a, int b) {
    long start = startTicks[a];
    long end = endTicks[a];
    long sequence = sequences[a];
    int event = packed[a];
    int generation = generations[a];
    move(b, a);
    startTicks[b] = start;
    endTicks[b] = end;
    sequences[b] = sequence;
    packed[b] = event;
    generations[b] = generation;
  }
}
