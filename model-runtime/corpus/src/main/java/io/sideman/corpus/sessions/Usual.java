package io.sideman.corpus.sessions;

import io.sideman.library.item.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Popularity, as far as items that nobody took before can have any: how often items of the same
/// role and family were taken in past sessions of the source. Whatever was done says nothing.
public final class Usual implements Rival {
  private final double[] scores;

  private record Kind(Object role, Object family) {
    Kind(Item item) {
      this(item.role(), item.family());
    }
  }

  public Usual(Pool pool, List<Course> past) {
    Map<Kind, Integer> counts = new HashMap<>();
    past.stream()
        .filter(course -> course.source() == pool.source())
        .flatMap(course -> course.items().stream())
        .forEach(item -> counts.merge(new Kind(item), 1, Integer::sum));
    scores =
        pool.items().stream().mapToDouble(item -> counts.getOrDefault(new Kind(item), 0)).toArray();
  }

  @Override
  public double[] scores() {
    return scores.clone();
  }
}
