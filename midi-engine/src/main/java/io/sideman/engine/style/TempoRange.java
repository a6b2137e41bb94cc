package io.sideman.engine.style;

/// The tempos a style feels at home in, in quarter notes per minute.
public record TempoRange(double minBpm, double defaultBpm, double maxBpm) {
  public TempoRange {
    if (!(minBpm <= defaultBpm && defaultBpm <= maxBpm)) {
      throw new IllegalArgumentException(
          "tempos must ascend, but were %s, %s, %s".formatted(minBpm, defaultBpm, maxBpm));
    }
  }

  public boolean contains(double bpm) {
    return bpm >= minBpm && bpm <= maxBpm;
  }
}
