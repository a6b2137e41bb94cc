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

  /// Likeness to this sitting per item, highest 1.
  private final Map<String, Double> neighbours;

  private final Map<String, Double> factors;

  Sittings(List<Deed> deeds) {
    List<Set<String>> sittings = part(deeds);
    if (sittings.size() < 2) {
      neighbours = Map.of();
      factors = Map.of();
      return;
    }
    var numbers = new LinkedHashMap<String, Integer>();
    sittings.forEach(items -> items.forEach(item -> numbers.putIfAbsent(item, numbers.size())));
    List<int[]> rows =
        sittings.stream().map(items -> items.stream().mapToInt(numbers::get).toArray()).toList();
    int[] now = rows.getLast();
    Plays plays = Plays.of(numbers.size(), rows.subList(0, rows.size() - 1));
    neighbours = named(numbers, new ItemNeighbours(plays, 1, 0), now);
    factors =
        rows.size() - 1 < LEAST
            ? Map.of()
            : named(numbers, new AlternatingSquares(plays, FACTORS), now);
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
        boolean goesOn =
            before != null && Duration.between(before.at(), deed.at()).compareTo(PAUSE) < 0;
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

  private static Map<String, Double> named(
      Map<String, Integer> numbers, Recommender recommender, int[] now) {
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

  /// 0 to 1: how often it was there beside what was taken up now.
  double neighbour(String itemId) {
    return neighbours.getOrDefault(itemId, 0.0);
  }

  /// 0 to 1: the same by factors, which see further than common sittings.
  double factor(String itemId) {
    return factors.getOrDefault(itemId, 0.0);
  }
}
