package io.sideman.engine.schedule;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The last notes of one source: a ring in which the oldest give way. One thread, which allocates
/// nothing while it writes and copies.
public final class NoteTape {
  private final long[] startTicks;
  private final long[] lengthTicks; // 0 while the note sounds
  private final int[] keys;
  private final int[] velocities;
  private final long[] openIndex = new long[128]; // where the sounding note of a key stands
  private long written;

  /// Takes a note that has ended, or with length 0 one that sounds.
  @FunctionalInterface
  public interface Taker {
    void take(long startTick, long lengthTicks, int key, int velocity);
  }

  /// @param capacity notes kept, a power of two
  public NoteTape(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two, but was " + capacity);
    }
    startTicks = new long[capacity];
    lengthTicks = new long[capacity];
    keys = new int[capacity];
    velocities = new int[capacity];
    Arrays.fill(openIndex, -1);
  }

  public void start(long tick, int key, int velocity) {
    int i = (int) (written & (keys.length - 1));
    startTicks[i] = tick;
    lengthTicks[i] = 0;
    keys[i] = key;
    velocities[i] = velocity;
    openIndex[key] = written++;
  }

  public void end(long tick, int key) {
    long index = openIndex[key];
    openIndex[key] = -1;
    if (index >= 0 && index > written - 1 - keys.length) {
      int i = (int) (index & (keys.length - 1));
      lengthTicks[i] = Math.max(1, tick - startTicks[i]);
    }
  }

  /// Gives the notes that start at or after `fromTick`, in the order in which they came.
  public void copy(long fromTick, Taker taker) {
    for (long index = Math.max(0, written - keys.length); index < written; index++) {
      int i = (int) (index & (keys.length - 1));
      if (startTicks[i] >= fromTick) {
        taker.take(startTicks[i], lengthTicks[i], keys[i], velocities[i]);
      }
    }
  }

  /// Finished notes that start at or after `fromTick`, sorted.
  public List<Note> since(long fromTick, int channel) {
    var notes = new ArrayList<Note>();
    copy(
        fromTick,
        (start, length, key, velocity) -> {
          if (length > 0) {
            notes.add(new Note(start, length, key, velocity, channel));
          }
        });
    notes.sort(null);
    return notes;
  }

  public void clear() {
    written = 0;
  }
}
