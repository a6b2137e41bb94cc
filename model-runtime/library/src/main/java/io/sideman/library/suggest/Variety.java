package io.sideman.library.suggest;

import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Puts a list together one by one, each as good and as different from those before as the dial
/// asks (maximal marginal relevance: Carbonell and Goldstein 1998). What is nearly the same as
/// something in the list never comes.
final class Variety {
  private static final double SAME_VECTORS = 0.985;
  private static final double SAME_FIGURES = 0.8;
  private static final int FEWEST_FIGURES = 4;

  private static final Aspect[] ASPECTS = Aspect.values();

  private Variety() {}

  /// @param sorted best first
  /// @param dial 0 to 1
  static <T> List<T> choose(
      List<T> sorted, Function<T, Item> item, ToDoubleFunction<T> score, double dial, int limit) {
    var chosen = new ArrayList<T>();
    if (sorted.isEmpty()) {
      return chosen;
    }
    double best = score.applyAsDouble(sorted.getFirst());
    double least = score.applyAsDouble(sorted.getLast());
    double range = Math.max(1e-9, best - least);
    double[] nearest = new double[sorted.size()]; // to what is chosen
    boolean[] gone = new boolean[sorted.size()];
    while (chosen.size() < limit) {
      int next = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < sorted.size(); i++) {
        double worth = (score.applyAsDouble(sorted.get(i)) - least) / range;
        double value = (1 - dial) * worth - dial * nearest[i];
        if (!gone[i] && value > most) {
          most = value;
          next = i;
        }
      }
      if (next < 0) {
        return chosen;
      }
      T taken = sorted.get(next);
      chosen.add(taken);
      gone[next] = true;
      for (int i = 0; i < sorted.size(); i++) {
        if (!gone[i]) {
          Item other = item.apply(sorted.get(i));
          gone[i] = isSame(item.apply(taken), other);
          nearest[i] = Math.max(nearest[i], likeness(item.apply(taken), other));
        }
      }
    }
    return chosen;
  }

  /// How alike two items are, 0 to 1.
  static double likeness(Item a, Item b) {
    double sum = 0;
    int known = 0;
    for (Aspect aspect : ASPECTS) {
      if (Likeness.isKnown(aspect, a, b)) {
        sum += Math.max(0, Likeness.cosine(aspect, a, b));
        known++;
      }
    }
    return known == 0 ? 0 : sum / known;
  }

  /// The same content, the same in every respect, or the same tune by the same kind of instrument.
  static boolean isSame(Item a, Item b) {
    if (a.equals(b)) {
      return true;
    }
    if (a.family() != b.family() || !a.role().equals(b.role())) {
      return false;
    }
    boolean tuneful = Math.min(a.contour().length, b.contour().length) >= FEWEST_FIGURES;
    if (tuneful) {
      return Likeness.contour(a, b) >= SAME_FIGURES;
    }
    int known = 0;
    for (Aspect aspect : ASPECTS) {
      if (Likeness.isKnown(aspect, a, b)) {
        known++;
        if (Likeness.cosine(aspect, a, b) < SAME_VECTORS) {
          return false;
        }
      }
    }
    return known > 1;
  }
}
