package io.sideman.engine.style;

import java.util.List;

/// What a role plays over one or more bars, relative to the chord.
public sealed interface Pattern permits DrumPattern, LinePattern, CompPattern {
  /// Length in band steps (16ths).
  int steps();

  Grid grid();

  /// Percent of full level for a written step character, or -1 when it is none.
  static int level(char c) {
    return switch (c) {
      case 'g' -> 18;
      case 'x' -> 62;
      case 'X' -> 100;
      default -> c >= '1' && c <= '9' ? (c - '0') * 11 : -1;
    };
  }

  /// Rows of a written pattern as one line.
  static String join(List<String> rows) {
    return String.join(" | ", rows);
  }
}
