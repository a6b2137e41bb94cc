package io.sideman.library.taste;

import io.sideman.library.recommend.AlternatingSquares;
import io.sideman.library.recommend.ItemNeighbours;
import io.sideman.library.recommend.Plays;
import io.sideman.library.recommend.Recommender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which items the listener took up together. One listener has no crowd to compare with, so their
/// sittings play the crowd's part: what was used beside the items of this sitting before is likely
/// wanted now. Immutable.
final class Sittings {
  private static final Duration PAUSE = Duration.ofMinutes(30); // parts unnamed sittings
  private static final int LEAST = 4; // sittings before factors mean anything
  private static final int MOST = 400; // latest sittings that count

  private static final AlternatingSquares.Setting FACTORS =
      new AlternatingSquares.Setting(16, 0.05, 0.02, 1, 8, 1);

  private final int past; // sittings that it was made from
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<Recommender> recommenders; // neighbours and factors; none when too little

  private Sittings(List<Set<String>> sittings) {
    past = sittings.size();
    sittings.forEach(items -> items.forEach(item -> numbers.putIfAbsent(item, numbers.size())));
    Plays plays = Plays.of(numbers.size(), sittings.stream().map(this::numbered).toList());
    var made = new ArrayList<Recommender>();
    if (past > 0) {
      made.add(new ItemNeighbours(plays, 1, 0));
    }
    if (past >= LEAST) {
      made.add(new AlternatingSquares(plays, FACTORS));
    }
    recommenders = List.copyOf(made);
  }

  /// Of all sittings but the last, which goes on.
  ///
  /// @param all as of [#part]
  static Sittings before(List<Set<String>> all) {
    return new Sittings(all.subList(0, all.size() - 1));
  }

  /// True when enough sittings ended since to make it anew. The more there are, the less one more
  /// says: so a deed is heard in a few milliseconds even after years.
  boolean isStale(List<Set<String>> all) {
    return Math.abs(all.size() - 1 - past) > past / 16;
  }

  /// Likeness of known items to those taken up now.
  ///
  /// @param neighbours per item id, 0 to 1: how often it was there beside them
  /// @param factors the same by factors, which see further than common sittings
  record Now(Map<String, Double> neighbours, Map<String, Double> factors) {
    double neighbour(String itemId) {
      return neighbours.getOrDefault(itemId, 0.0);
    }

    double factor(String itemId) {
      return factors.getOrDefault(itemId, 0.0);
    }
  }

  Now now(Set<String> items) {
    int[] had = numbered(items);
    return new Now(
        recommenders.isEmpty() ? Map.of() : named(recommenders.getFirst(), had),
        recommenders.size() < 2 ? Map.of() : named(recommenders.getLast(), had));
  }

  private int[] numbered(Set<String> items) {
    return items.stream().filter(numbers::containsKey).mapToInt(numbers::get).toArray();
  }

  /// True when a deed is of the same sitting as the one before it.
  static boolean goesOn(Deed before, Deed deed) {
    return before.session().equals(deed.session())
        && (!deed.session().isEmpty() || isSoon(before, deed));
  }

  private static boolean isSoon(Deed before, Deed deed) {
    return Duration.between(before.at(), deed.at()).compareTo(PAUSE) < 0;
  }

  /// Items taken up per sitting, this one last (it may have none).
  static List<Set<String>> part(List<Deed> deeds) {
    var sittings = new LinkedHashMap<String, Set<String>>();
    String unnamed = "";
    Deed before = null;
    String now = "";
    for (Deed deed : deeds) {
      String name = deed.session();
      if (name.isEmpty()) {
        boolean goesOn = before != null && isSoon(before, deed);
        unnamed = goesOn && !unnamed.isEmpty() ? unnamed : "\n" + deed.at();
        name = unnamed;
      }
      now = name;
      Set<String> latest = sittings.computeIfAbsent(name, _ -> new LinkedHashSet<>());
      if (deed.act().weight() > 0) {
        latest.add(deed.itemId());
      } else {
        latest.remove(deed.itemId());
      }
      before = deed;
    }
    Set<String> current = sittings.remove(now);
    var result = new ArrayList<Set<String>>();
    sittings.values().stream().filter(items -> items.size() > 1).forEach(result::add);
    if (result.size() > MOST) {
      result.subList(0, result.size() - MOST).clear();
    }
    result.add(current == null ? Set.of() : current);
    return result;
  }

  private Map<String, Double> named(Recommender recommender, int[] now) {
    double[] scores = recommender.scores(now);
    double highest = 1e-9;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    var named = new HashMap<String, Double>();
    for (var each : numbers.entrySet()) {
      double share = scores[each.getValue()] / highest;
      if (share > 0) {
        named.put(each.getKey(), share);
      }
    }
    return named;
  }
}
