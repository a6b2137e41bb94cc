package io.sideman.engine.time;

/// Musical time as `long` ticks. Band time starts at bar 1, beat 1 = tick 0.
public final class Ticks {
  /// Ticks in one quarter note, everywhere inside the engine.
  public static final int PER_QUARTER = 960;

  /// Ticks in one 16th note, the grid that the band plans on.
  public static final int PER_STEP = PER_QUARTER / 4;

  private Ticks() {}
}
