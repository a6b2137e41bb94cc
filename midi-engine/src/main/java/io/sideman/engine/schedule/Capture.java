package io.sideman.engine.schedule;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Remembers what the band played: the last notes of every role, ready to be taken as MIDI, without
/// having pressed record. A ring per role; the oldest notes give way.
///
/// The conductor thread writes without allocating. [#notes] copies and belongs to the same thread.
public final class Capture implements EventSink {
  /// Enough for 32 bars of 16ths with eight voices.
  public static final int LIVE_CAPACITY = 4096;

  private final Tape[] tapes = new Tape[Role.values().length];

  /// @param capacity notes kept per role, a power of two
  public Capture(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two, but was " + capacity);
    }
    Arrays.setAll(tapes, i -> new Tape(capacity));
  }

  @Override
  public void noteOn(Role role, long tick, int key, int velocity) {
    tapes[role.ordinal()].start(tick, key, velocity);
  }

  @Override
  public void noteOff(Role role, long tick, int key) {
    tapes[role.ordinal()].end(tick, key);
  }

  /// Finished notes of `role` that start at or after `fromTick`, in order.
  public List<Note> notes(Role role, long fromTick) {
    return tapes[role.ordinal()].since(fromTick, role.channel());
  }

  public void clear() {
    for (Tape tape : tapes) {
      tape.clear();
    }
  }

  private static final class Tape {
    private final long[] startTicks;
    private final long[] lengthTicks; // 0 while the note sounds
    private final int[] keys;
    private final int[] velocities;
    private final long[] openIndex = new long[128]; // where the sounding note of a key stands
    private long written;

    Tape(int capacity) {
      startTicks = new long[capacity];
      lengthTicks = new long[capacity];
      keys = new int[capacity];
      velocities = new int[capacity];
      Arrays.fill(openIndex, -1);
    }

    void start(long tick, int key, int velocity) {
      int i = (int) (written & (keys.length - 1));
      startTicks[i] = tick;
      lengthTicks[i] = 0;
      keys[i] = key;
      velocities[i] = velocity;
      openIndex[key] = written++;
    }

    void end(long tick, int key) {
      long index = openIndex[key];
      openIndex[key] = -1;
      if (index >= 0 && index > written - 1 - keys.length) {
        int i = (int) (index & (keys.length - 1));
        lengthTicks[i] = Math.max(1, tick - startTicks[i]);
      }
    }

    List<Note> since(long fromTick, int channel) {
      var notes = new ArrayList<Note>();
      for (long index = Math.max(0, written - keys.length); index < written; index++) {
        int i = (int) (index & (keys.length - 1));
        if (startTicks[i] >= fromTick && lengthTicks[i] > 0) {
          notes.add(new Note(startTicks[i], lengthTicks[i], keys[i], velocities[i], channel));
        }
      }
      notes.sort(null);
      return notes;
    }

    void clear() {
      written = 0;
      Arrays.fill(openIndex, -1);
    }
  }
}
