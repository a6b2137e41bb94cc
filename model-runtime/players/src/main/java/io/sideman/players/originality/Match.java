package io.sideman.players.originality;

import java.util.List;

/// A passage that also stands in a known line.
///
/// @param startStep where its first note starts, in 16ths
/// @param endStep where its last note starts, in 16ths
/// @param moves notes less one: a match of 12 moves is a 12-gram
/// @param sources the lines it stands in, at most [#MOST_SOURCES]
public record Match(long startStep, long endStep, int moves, List<Source> sources) {
  static final int MOST_SOURCES = 5;

  public Match {
    sources = List.copyOf(sources);
  }

  /// Notes of the passage.
  public int notes() {
    return moves + 1;
  }

  /// Quarters from its first to its last onset.
  public double beats() {
    return (endStep - startStep) / 4.0;
  }
}
