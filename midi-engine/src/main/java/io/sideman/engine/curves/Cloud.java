package io.sideman.engine.curves;

import io.sideman.engine.curves.SpiralArray.Point;
import java.util.Map;
import java.util.TreeMap;

/// The tones of a stretch of music in the spiral array.
final class Cloud {
  private final TreeMap<Integer, Double> weights = new TreeMap<>(); // by place on the fifths

  /// @param weight how long it sounds
  void add(int fifths, double weight) {
    weights.merge(fifths, weight, Double::sum);
  }

  boolean isEmpty() {
    return weights.isEmpty();
  }

  /// The longest way between two tones.
  double diameter() {
    double widest = 0;
    for (int a : weights.keySet()) {
      for (int b : weights.tailMap(a, false).keySet()) {
        widest = Math.max(widest, SpiralArray.pitch(a).distance(SpiralArray.pitch(b)));
      }
    }
    return widest;
  }

  /// The centre of effect.
  Point centre() {
    Point sum = Point.ORIGIN;
    double total = 0;
    for (Map.Entry<Integer, Double> tone : weights.entrySet()) {
      sum = sum.plus(SpiralArray.pitch(tone.getKey()), tone.getValue());
      total += tone.getValue();
    }
    return total == 0 ? sum : sum.times(1 / total);
  }
}
