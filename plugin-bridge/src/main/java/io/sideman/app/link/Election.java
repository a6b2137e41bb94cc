package io.sideman.app.link;

import org.jspecify.annotations.Nullable;

/// Who leads the edges of a seat: a host that rolls before any clock, then whoever was here first.
/// A leader stays until it falls silent or somebody's host begins to roll.
///
/// Conductor thread; allocates nothing.
final class Election {
  private Election() {}

  /// The leader from now on, or null when there is no edge.
  static @Nullable Edge next(EdgeTable edges, @Nullable Edge now, long nowNanos) {
    if (now != null && now.isFresh(nowNanos)) {
      return now.countsTicks() ? now : rolling(edges, now, nowNanos);
    }
    Edge best = freshest(edges, nowNanos);
    if (best != null) {
      return best;
    }
    return now != null || edges.count() == 0 ? now : edges.at(0);
  }

  /// An edge whose host rolls although that of `now` does not, else `now`.
  private static Edge rolling(EdgeTable edges, Edge now, long nowNanos) {
    for (int i = 0; i < edges.count(); i++) {
      Edge other = edges.at(i);
      if (other.countsTicks() && other.nanos() > now.nanos() && other.isFresh(nowNanos)) {
        return other;
      }
    }
    return now;
  }

  private static @Nullable Edge freshest(EdgeTable edges, long nowNanos) {
    Edge best = null;
    for (int i = 0; i < edges.count(); i++) {
      Edge edge = edges.at(i);
      if (edge.isFresh(nowNanos) && (best == null || edge.countsTicks() && !best.countsTicks())) {
        best = edge;
      }
    }
    return best;
  }
}
