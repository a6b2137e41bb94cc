package io.sideman.engine.style;

import java.util.List;
import java.util.Map;

/// Patterns from their notation (`docs/styles.md`), for programs that write patterns themselves.
/// What breaks the notation is a defect of the caller.
public final class WrittenPatterns {
  private WrittenPatterns() {}

  /// A drum grid in 16ths.
  ///
  /// @param lanes steps by drum, bars parted by `|`
  /// @param barSteps 16ths in a bar
  public static DrumPattern drums(Map<DrumKey, String> lanes, int barSteps) {
    var named = new java.util.LinkedHashMap<String, String>();
    lanes.forEach((drum, steps) -> named.put(drum.id(), steps));
    try {
      return DrumPattern.parse(named, Grid.SIXTEENTH, barSteps);
    } catch (NotationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// A line in 16ths.
  ///
  /// @param rows words, one per step; each row is whole bars
  public static LinePattern line(List<String> rows, int barSteps) {
    try {
      return LinePattern.parse(rows, Grid.SIXTEENTH, barSteps);
    } catch (NotationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
