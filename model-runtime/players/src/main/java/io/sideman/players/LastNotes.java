package io.sideman.players;

import io.sideman.engine.band.StepNotes;

/// The keys a role struck last: where the next ones move from.
final class LastNotes {
  private final int[] keys = new int[StepNotes.CAPACITY];
  private int count;

  void clear() {
    count = 0;
  }

  /// Takes the notes of a step; an empty step changes nothing.
  void take(StepNotes notes) {
    if (notes.isEmpty()) {
      return;
    }
    count = notes.count();
    for (int i = 0; i < count; i++) {
      keys[i] = notes.key(i);
    }
  }

  void copyFrom(LastNotes other) {
    count = other.count;
    System.arraycopy(other.keys, 0, keys, 0, count);
  }

  int count() {
    return count;
  }

  /// Semitones to the nearest of them.
  int distance(int key) {
    int least = 127;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, Math.abs(keys[i] - key));
    }
    return least;
  }
}
