package io.sideman.library.taste;

/// What all deeds about one item say together.
///
/// @param features see [Features]
/// @param amount -1 (never again) to 1
@SuppressWarnings("ArrayRecordComponent")
record Evidence(String itemId, float[] features, double amount) {
  /// Sums of acts beyond 1 say hardly more: a song liked, used and heard is a song liked.
  static double squashed(double sum) {
    return Math.tanh(1.2 * sum) / Math.tanh(1.2);
  }
}
