package io.sideman.engine.style;

/// How long one written step of a pattern lasts.
public enum Grid {
  SIXTEENTH("16th", 1),
  EIGHTH("8th", 2),
  QUARTER("quarter", 4);

  private final String id;
  private final int steps;

  Grid(String id, int steps) {
    this.id = id;
    this.steps = steps;
  }

  /// As written in style files.
  public String id() {
    return id;
  }

  /// Band steps (16ths) in one written step.
  public int steps() {
    return steps;
  }
}
