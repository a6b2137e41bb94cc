package io.sideman.engine.listen.beat;

import java.util.Comparator;

/// A note in wall time, before anyone knows where the beat is.
///
/// @param startNanos since the start of the performance
/// @param endNanos after `startNanos`
/// @param key 0 to 127
/// @param velocity 1 to 127
public record PlayedNote(long startNanos, long endNanos, int key, int velocity) {
  /// The order in which a listener hears them.
  public static final Comparator<PlayedNote> BY_START =
      Comparator.comparingLong(PlayedNote::startNanos)
          .thenComparingInt(PlayedNote::key)
          .thenComparingInt(PlayedNote::velocity);

  public PlayedNote {
    if (endNanos <= startNanos) {
      throw new IllegalArgumentException(
          "a note must end after its start, but ran from " + startNanos + " to " + endNanos);
    }
  }
}
