package io.sideman.engine.schedule;

import io.sideman.engine.band.Role;
import java.util.Arrays;

/// Holds notes until they are due and sees each one off.
///
/// Note-ons wait in a heap ordered by tick; note-offs wait in a table with a place for every key of
/// every role, so there is always room for an off. A role's waiting notes can be recalled from a
/// moment on; what sounds can be ended early but never forgotten. One key of one role sounds once
/// at a time: a new note of a sounding key ends the old one first.
///
/// Everything that is decided here is told to a [NoteLane] at once, which may play it elsewhere;
/// the scheduler knows what sounds there without hearing back.
///
/// Conductor thread only; allocates nothing after construction.
public final class Scheduler {
  /// Notes that may wait at once; more are refused and counted.
  public static final int CAPACITY = 2048;

  /// Answer of [#ringsUntil] when the key is silent.
  public static final long SILENT = Long.MIN_VALUE;

  private static final int KEYS = 128;
  private static final int ROLES = Role.values().length;
  private static final Role[] ROLE_OF = Role.values();
  private static final long NEVER = Long.MAX_VALUE;

  private final NoteLane lane;
  private final WaitingNotes waiting = new WaitingNotes(CAPACITY);
  private final long[] offTicks = new long[ROLES * KEYS]; // NEVER when the key does not sound
  private final long[] startTicks = new long[ROLES * KEYS]; // of the last note of each key
  private final int[] soundingIds = new int[ROLES * KEYS];
  private final int[] sounding = new int[ROLES * KEYS]; // slots of offTicks, unordered
  private int soundingCount;
  private long clockTick = Long.MIN_VALUE;
  private int lastId;
  private long refused;

  /// Plays to nobody but its sink.
  public Scheduler() {
    this(NoteLane.NONE);
  }

  public Scheduler(NoteLane lane) {
    this.lane = lane;
    Arrays.fill(offTicks, NEVER);
    Arrays.fill(startTicks, Long.MIN_VALUE);
  }

  /// Lets a note wait for its time; one whose time has passed starts now and keeps its length.
  /// Returns false, and counts it, when there is no room here or in the lane.
  public boolean offer(Role role, long startTick, long endTick, int key, int velocity) {
    long start = Math.max(startTick, clockTick);
    long end = start + Math.max(1, endTick - startTick);
    int id = nextId();
    if (waiting.isFull() || !lane.offer(role, id, start, end, key, velocity)) {
      refused++;
      return false;
    }
    waiting.add(role.ordinal(), id, start, end, key, velocity);
    return true;
  }

  /// Takes back every note of `role` that would start at `fromTick` or later.
  public void recall(Role role, long fromTick) {
    lane.recall(role, fromTick);
    waiting.drop(role.ordinal(), fromTick);
  }

  /// True while `key` of `role` sounds.
  public boolean sounds(Role role, int key) {
    return offTicks[slot(role, key)] != NEVER;
  }

  /// The tick at which what will ring on `key` of `role` at `tick` ends by itself, or [#SILENT]
  /// when nothing will. Notes that start before `tick` count although they still wait.
  public long ringsUntil(Role role, int key, long tick) {
    long off = offTicks[slot(role, key)];
    long until = off == NEVER || off <= tick ? SILENT : off;
    long latestStart = SILENT;
    for (int i = 0; i < waiting.count(); i++) {
      long start = waiting.startTick(i);
      if (isOf(i, role, key) && start < tick && start >= latestStart) {
        latestStart = start;
        until = waiting.endTick(i) > tick ? waiting.endTick(i) : SILENT;
      }
    }
    return until;
  }

  /// True when a note on `key` of `role` has started or will start from `fromTick` on and before
  /// `untilTick`.
  public boolean strikes(Role role, int key, long fromTick, long untilTick) {
    long last = startTicks[slot(role, key)];
    boolean struck = last >= fromTick && last < untilTick;
    for (int i = 0; i < waiting.count() && !struck; i++) {
      long start = waiting.startTick(i);
      struck = isOf(i, role, key) && start >= fromTick && start < untilTick;
    }
    return struck;
  }

  /// Ends at `tick` what rings on `key` of `role` then, unless it ends before that anyway.
  public void release(Role role, int key, long tick) {
    long at = Math.max(tick, clockTick);
    int slot = slot(role, key);
    if (offTicks[slot] != NEVER
        && offTicks[slot] > at
        && lane.release(role, soundingIds[slot], key, at)) {
      offTicks[slot] = at;
    }
    for (int i = 0; i < waiting.count(); i++) {
      if (isOf(i, role, key)
          && waiting.startTick(i) < at
          && waiting.endTick(i) > at
          && lane.release(role, waiting.id(i), key, at)) {
        waiting.shorten(i, at);
      }
    }
  }

  /// Sends everything due before `untilTick`, offs before ons of the same tick.
  public void drain(long untilTick, EventSink sink) {
    while (true) {
      int off = earliestOff();
      long offTick = off < 0 ? NEVER : offTicks[sounding[off]];
      long onTick = waiting.count() == 0 ? NEVER : waiting.startTick(0);
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
      recall(role, tick);
    }
    drain(tick, sink);
    for (int i = 0; i < soundingCount; i++) {
      int slot = sounding[i];
      lane.release(ROLE_OF[slot / KEYS], soundingIds[slot], slot % KEYS, clockTick);
      offTicks[slot] = clockTick;
    }
    while (soundingCount > 0) {
      end(earliestOff(), clockTick, sink);
    }
  }

  /// Lets time start again at `tick` (after a locate). Nothing may sound.
  public void restart(long tick) {
    assert soundingCount == 0 : "release everything before a restart";
    if (waiting.count() > 0) {
      for (Role role : ROLE_OF) {
        recall(role, Long.MIN_VALUE);
      }
    }
    clockTick = tick;
    Arrays.fill(startTicks, Long.MIN_VALUE);
  }

  /// Notes refused since construction because too many were waiting.
  public long refused() {
    return refused;
  }

  public int soundingCount() {
    return soundingCount;
  }

  private int nextId() {
    lastId++;
    if (lastId == 0) {
      lastId++;
    }
    return lastId;
  }

  private boolean isOf(int index, Role role, int key) {
    return waiting.role(index) == role.ordinal() && waiting.key(index) == key;
  }

  private static int slot(Role role, int key) {
    return role.ordinal() * KEYS + key;
  }

  private void start(long tick, EventSink sink) {
    int key = waiting.key(0);
    int velocity = waiting.velocity(0);
    Role role = ROLE_OF[waiting.role(0)];
    int slot = slot(role, key);
    if (offTicks[slot] != NEVER) {
      for (int i = 0; i < soundingCount; i++) {
        if (sounding[i] == slot) {
          end(i, tick, sink);
          break;
        }
      }
    }
    offTicks[slot] = waiting.endTick(0);
    startTicks[slot] = tick;
    soundingIds[slot] = waiting.id(0);
    waiting.removeEarliest();
    sounding[soundingCount++] = slot;
    clockTick = tick;
    sink.noteOn(role, tick, key, velocity);
  }

  private void end(int index, long tick, EventSink sink) {
    int slot = sounding[index];
    sounding[index] = sounding[--soundingCount];
    offTicks[slot] = NEVER;
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
}
