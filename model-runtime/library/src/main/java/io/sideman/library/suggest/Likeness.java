package io.sideman.library.suggest;

import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import org.jspecify.annotations.Nullable;

/// How near two items are in one respect, without saying what that is good for.
final class Likeness {
  private Likeness() {}

  /// True where both have a vector of the aspect.
  static boolean isKnown(Aspect aspect, Item a, Item b) {
    return a.vectors().containsKey(aspect) && b.vectors().containsKey(aspect);
  }

  /// Cosine of the two vectors, -1 to 1; 0 where one is missing.
  static float cosine(Aspect aspect, Item a, Item b) {
    float @Nullable [] first = a.vectors().get(aspect);
    float @Nullable [] second = b.vectors().get(aspect);
    if (first == null || second == null) {
      return 0;
    }
    float sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += first[i] * second[i];
    }
    return sum;
  }

  /// Share of melodic figures of the smaller set that the other knows too.
  static float contour(Item a, Item b) {
    long[] first = a.contour();
    long[] second = b.contour();
    if (first.length == 0 || second.length == 0) {
      return 0;
    }
    int common = 0;
    for (int i = 0, j = 0; i < first.length && j < second.length; ) {
      if (first[i] == second[j]) {
        common++;
        i++;
        j++;
      } else if (first[i] < second[j]) {
        i++;
      } else {
        j++;
      }
    }
    return (float) common / Math.min(first.length, second.length);
  }

  /// Sounding time that lies in the same octaves, 0 to 1.
  static float octaves(Item a, Item b) {
    float sum = 0;
    int count = Math.min(a.texture().octaves().length, b.texture().octaves().length);
    for (int i = 0; i < count; i++) {
      sum += Math.min(a.texture().octaves()[i], b.texture().octaves()[i]);
    }
    return sum;
  }
}
