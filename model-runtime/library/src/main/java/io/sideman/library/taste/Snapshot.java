package io.sideman.library.taste;

import java.util.Map;

/// All parts of taste at one moment. Immutable, any thread.
///
/// @param row of [ContentRow]
/// @param told evidence per item acted on, -1 to 1
@SuppressWarnings("ArrayRecordComponent")
record Snapshot(
    float[] row,
    Exemplars exemplars,
    Sittings.Now sittings,
    Following.Now next,
    Map<String, Double> told) {
  /// Each part's opinion, about -1 to 1, 0 when it has none; by [Part]'s order.
  double[] parts(String itemId, float[] features) {
    return new double[] {
      Features.dot(row, features),
      exemplars.of(features),
      sittings.neighbour(itemId),
      sittings.factor(itemId),
      next.of(features)
    };
  }
}
