package io.sideman.corpus.evaluate;

import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.ContourWords;
import java.util.EnumMap;
import java.util.Map;

/// How near two items are: cosines of aspects, and common words of their tunes, each with a weight.
///
/// @param tune weight of common words
record Nearness(Map<Aspect, Double> weights, double tune) {
  /// All together; weights chosen on the validation side.
  static final Nearness FUSED =
      new Nearness(
          new EnumMap<>(
              Map.of(
                  Aspect.RHYTHM, 1.0, Aspect.HARMONY, 1.0, Aspect.STYLE, 1.0, Aspect.TIMBRE, 0.5)),
          2);

  static final Nearness TUNE = new Nearness(Map.of(), 1);

  static Nearness by(Aspect aspect) {
    return new Nearness(Map.of(aspect, 1.0), 0);
  }

  double of(Item query, Item item) {
    double sum = tune == 0 ? 0 : tune * ContourWords.share(query.contour(), item.contour());
    for (Map.Entry<Aspect, Double> each : weights.entrySet()) {
      float[] a = query.vectors().get(each.getKey());
      float[] b = item.vectors().get(each.getKey());
      if (a != null && b != null) {
        sum += each.getValue() * cosine(a, b);
      }
    }
    return sum;
  }

  static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
