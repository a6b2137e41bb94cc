package io.sideman.engine.band;

/// What one role plays on one step (16th): up to 16 note onsets as primitives, reused for ever.
/// Owner: the conductor thread.
public final class StepNotes {
  public static final int CAPACITY = 16;

  private final int[] keys = new int[CAPACITY];
  private final int[] velocities = new int[CAPACITY];
  private final int[] lengthTicks = new int[CAPACITY];
  private final int[] offsetTicks = new int[CAPACITY];
  private int count;

  public void clear() {
    count = 0;
  }

  /// Adds an onset; refuses (returns false) when full or when the key is there already.
  ///
  /// @param offsetTicks micro-timing against the grid line, less than half a step either way
  public boolean tryAdd(int key, int velocity, int lengthTicks, int offsetTicks) {
    if (count == CAPACITY || contains(key)) {
      return false;
    }
    keys[count] = key;
    velocities[count] = velocity;
    this.lengthTicks[count] = lengthTicks;
    this.offsetTicks[count] = offsetTicks;
    count++;
    return true;
  }

  /// Adds an onset, also when its key is there already: a roll within the step. Refuses when full.
  public boolean tryRepeat(int key, int velocity, int lengthTicks, int offsetTicks) {
    if (count == CAPACITY) {
      return false;
    }
    set(count++, key, velocity, lengthTicks, offsetTicks);
    return true;
  }

  /// Takes one onset away; those after it move up.
  public void remove(int index) {
    count--;
    for (int i = index; i < count; i++) {
      set(i, keys[i + 1], velocities[i + 1], lengthTicks[i + 1], offsetTicks[i + 1]);
    }
  }

  public void copyFrom(StepNotes other) {
    count = other.count;
    System.arraycopy(other.keys, 0, keys, 0, count);
    System.arraycopy(other.velocities, 0, velocities, 0, count);
    System.arraycopy(other.lengthTicks, 0, lengthTicks, 0, count);
    System.arraycopy(other.offsetTicks, 0, offsetTicks, 0, count);
  }

  public boolean contains(int key) {
    for (int i = 0; i < count; i++) {
      if (keys[i] == key) {
        return true;
      }
    }
    return false;
  }

  public int count() {
    return count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  public int key(int index) {
    return keys[index];
  }

  public int velocity(int index) {
    return velocities[index];
  }

  public int lengthTicks(int index) {
    return lengthTicks[index];
  }

  public int offsetTicks(int index) {
    return offsetTicks[index];
  }

  /// Changes one onset in place.
  public void set(int index, int key, int velocity, int lengthTicks, int offsetTicks) {
    keys[index] = key;
    velocities[index] = velocity;
    this.lengthTicks[index] = lengthTicks;
    this.offsetTicks[index] = offsetTicks;
  }
}
