package io.sideman.players;

/// How much is played: strikes and notes per step, the latest two bars counting most.
final class Amount {
  private static final double STEPS = 32;
  private static final double FEW = 0.05; // per step; differences below it do not matter

  private double strikes;
  private double notes;

  void clear() {
    strikes = 0;
    notes = 0;
  }

  void copyFrom(Amount other) {
    strikes = other.strikes;
    notes = other.notes;
  }

  /// Takes the notes of one step.
  void add(int count) {
    strikes += (Math.min(1, count) - strikes) / STEPS;
    notes += (count - notes) / STEPS;
  }

  /// How many more strikes than `other`, as a logarithm.
  double moreStrikes(Amount other) {
    return Math.log((strikes + FEW) / (other.strikes + FEW));
  }

  /// How many more notes than `other`, as a logarithm.
  double moreNotes(Amount other) {
    return Math.log((notes + FEW) / (other.notes + FEW));
  }
}
