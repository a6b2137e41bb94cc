package io.sideman.players.originality;

/// The last notes of a line that is being played, as many as one word needs before its last note.
/// Conductor thread; allocates nothing after construction.
public final class LineMemory {
  static final int NOTES = Gram.LENGTH;

  private final int[] keys = new int[NOTES];
  private final long[] steps = new long[NOTES];
  private int count;

  public void clear() {
    count = 0;
  }

  public void copyFrom(LineMemory other) {
    count = other.count;
    System.arraycopy(other.keys, 0, keys, 0, NOTES);
    System.arraycopy(other.steps, 0, steps, 0, NOTES);
  }

  /// Takes the next note of the line.
  ///
  /// @param step the 16th on which it starts, later than all before
  public void add(int key, long step) {
    if (count == NOTES) {
      System.arraycopy(keys, 1, keys, 0, NOTES - 1);
      System.arraycopy(steps, 1, steps, 0, NOTES - 1);
      count--;
    }
    keys[count] = key;
    steps[count++] = step;
  }

  /// Writes the moves of the word that a note would close; false when there are too few notes.
  boolean moves(int key, long step, int[] moves) {
    if (count < NOTES) {
      return false;
    }
    for (int i = 1; i < NOTES; i++) {
      moves[i - 1] = Gram.move(keys[i] - keys[i - 1], steps[i] - steps[i - 1]);
    }
    moves[NOTES - 1] = Gram.move(key - keys[NOTES - 1], step - steps[NOTES - 1]);
    return true;
  }
}
