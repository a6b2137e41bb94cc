package io.sideman.engine.conduct;

import io.sideman.engine.time.Ticks;

/// How long the band takes from hearing to playing: fixed spans of time, so that it plays the same
/// on stage, where native code needs them to get the notes, and offline, where nobody does.
public final class ReactionTime {
  /// Notes struck within this time are one stroke; then the band looks at it.
  public static final double CLUSTER_SECONDS = 0.005;

  /// From a decision to the first tick on which anything may change.
  public static final double REACTION_SECONDS = 0.010;

  private ReactionTime() {}

  /// Ticks in which a stroke is gathered.
  public static long clusterTicks(double tempoBpm) {
    return ticks(CLUSTER_SECONDS, tempoBpm);
  }

  /// Ticks from a decision to its effect.
  public static long reactionTicks(double tempoBpm) {
    return ticks(REACTION_SECONDS, tempoBpm);
  }

  private static long ticks(double seconds, double tempoBpm) {
    return Math.max(1, Math.round(seconds * tempoBpm / 60 * Ticks.PER_QUARTER));
  }
}
