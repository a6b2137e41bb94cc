package io.sideman.players.touch;

import io.sideman.engine.band.StepNotes;
import io.sideman.players.tokens.Drum;
import java.util.Arrays;

/// What one part plays, step by step: for drums which of them sound, for other roles the highest
/// key and the number of notes. The latest steps only; a step written again replaces itself, so
/// that a player who is taken back needs nothing to be restored. One thread; allocates nothing.
public final class PlayedSteps {
  /// Steps remembered.
  public static final int SIZE = 256;

  private static final int COUNT_SHIFT = 8;

  private final long[] steps = new long[SIZE];
  private final int[] values = new int[SIZE];

  public PlayedSteps() {
    clear();
  }

  public void clear() {
    Arrays.fill(steps, Long.MIN_VALUE);
  }

  /// Takes the drums of a step.
  public void putDrums(long step, StepNotes notes) {
    int mask = 0;
    for (int i = 0; i < notes.count(); i++) {
      int drum = Drum.indexOf(notes.key(i));
      mask |= drum < 0 ? 0 : 1 << drum;
    }
    put(step, mask);
  }

  /// Takes the notes of a step.
  public void putNotes(long step, StepNotes notes) {
    int top = 0;
    for (int i = 0; i < notes.count(); i++) {
      top = Math.max(top, notes.key(i));
    }
    put(step, notes.count() << COUNT_SHIFT | top);
  }

  private void put(long step, int value) {
    int place = (int) Math.floorMod(step, (long) SIZE);
    steps[place] = step;
    values[place] = value;
  }

  private int at(long step) {
    int place = (int) Math.floorMod(step, (long) SIZE);
    return steps[place] == step ? values[place] : 0;
  }

  /// Drums that sound on a step, a bit each, in the order of [Drum]; 0 for steps not known.
  public int drums(long step) {
    return at(step);
  }

  /// Highest key of a step, 0 where nothing starts.
  public int topKey(long step) {
    return at(step) & (1 << COUNT_SHIFT) - 1;
  }

  /// Notes that start on a step.
  public int count(long step) {
    return at(step) >> COUNT_SHIFT;
  }
}
