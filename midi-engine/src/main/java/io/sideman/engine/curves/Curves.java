package io.sideman.engine.curves;

import java.util.Optional;

/// What is asked of the band bar by bar.
///
/// @param density how busily it plays: 0 hardly more than the beat, 1 as busy as the style gets
/// @param tension how far the harmony goes: 0 plain triads, 0.3 as written, 1 chromatic approaches
public record Curves(Optional<Curve> density, Optional<Curve> tension) {
  public static final Curves NONE = new Curves(Optional.empty(), Optional.empty());
}
