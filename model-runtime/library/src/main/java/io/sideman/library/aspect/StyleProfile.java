package io.sideman.library.aspect;

/// What tells styles apart in notes, as raw numbers; `library.symbolic` measures them.
///
/// @param features [#FEATURES] of them
@SuppressWarnings("ArrayRecordComponent") // handed over, not kept
public record StyleProfile(float[] features) {
  /// Numbers of a profile: nine groups of drums and four tonal roles by slot (13 x 24), how hard
  /// and how often each is struck (13 x 2), intervals of bass and tune (2 x 12), lengths (2 x 6),
  /// and eight of feel.
  public static final int FEATURES = 13 * 24 + 13 * 2 + 2 * 12 + 2 * 6 + 8;

  public StyleProfile {
    if (features.length != FEATURES) {
      throw new IllegalArgumentException(
          "a style has %d numbers, but %d were given".formatted(FEATURES, features.length));
    }
  }
}
