package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.library.Segment;
import io.sideman.corpus.library.SegmentSets;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Drum takes look for takes of their style (GMD, 18 styles): first those of all others, then those
/// of other drummers only.
final class TakeRetrieval {
  private static final int FIRST = 10;

  private final SymbolicAnalyst analyst;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final Nearness nearness = new Nearness(Map.of(Aspect.STYLE, 1.0, Aspect.RHYTHM, 0.5), 0);

  TakeRetrieval(SymbolicAnalyst analyst) {
    this.analyst = analyst;
  }

  String rows(Path data, Split side, List<Row> rows) throws IOException {
    int queries = 0;
    for (Split each : Split.values()) {
      List<Segment> own = SegmentSets.takes(data, each);
      if (each == side) {
        segments.addAll(0, own); // the queries come first
        queries = own.size();
      } else {
        segments.addAll(own);
      }
    }
    for (Segment segment : segments) {
      items.add(
          analyst.excerpt(
              "take", segment.parts(), Optional.empty(), segment.meter(), segment.bpm()));
    }
    measure("other takes", queries, false, rows);
    measure("other drummers", queries, true, rows);
    return ("Drum takes: %d segments of the side ask, %d segments of all sides answer, never those"
            + " of the same take; precision@10 is the share of the first ten that are of the"
            + " query's style; majority: the style that most segments have is always answered.")
        .formatted(queries, segments.size());
  }

  private static String drummer(Segment segment) {
    return segment.song().split("/", -1)[0];
  }

  private void measure(String name, int queries, boolean otherDrummers, List<Row> rows) {
    var ranks = new Ranks();
    double precision = 0;
    double chance = 0;
    Map<String, Integer> right = new HashMap<>();
    for (int i = 0; i < queries; i++) {
      List<Integer> others = others(i, otherDrummers);
      String style = segments.get(i).style();
      long same = others.stream().filter(j -> segments.get(j).style().equals(style)).count();
      if (same == 0) {
        continue; // nobody else plays it
      }
      Item query = items.get(i);
      double[] near = new double[segments.size()];
      others.forEach(j -> near[j] = nearness.of(query, items.get(j)));
      others.sort(Comparator.comparingDouble(j -> -near[j]));
      int rank = 1;
      while (!segments.get(others.get(rank - 1)).style().equals(style)) {
        rank++;
      }
      ranks.add(rank);
      precision +=
          others.stream().limit(FIRST).filter(j -> segments.get(j).style().equals(style)).count()
              / (double) FIRST;
      chance += (double) same / others.size();
      right.merge(style, 1, Integer::sum);
    }
    String commonest = commonest();
    double majority = (double) right.getOrDefault(commonest, 0) / ranks.queries();
    double random = chance / ranks.queries();
    String reference =
        String.format(Locale.ROOT, "majority (%s) %.3f, random %.3f", commonest, majority, random);
    String spread = ranks.queries() + " queries, " + right.size() + " styles";
    rows.add(
        new Row("style of " + name + ": first is right", ranks.recallAtOne(), spread, reference));
    rows.add(
        new Row("style of " + name + ": precision@10", precision / ranks.queries(), "", reference));
    rows.add(new Row("style of " + name + ": MRR", ranks.meanReciprocal(), "", ""));
  }

  private List<Integer> others(int query, boolean otherDrummers) {
    Segment own = segments.get(query);
    return new ArrayList<>(
        IntStream.range(0, segments.size())
            .filter(j -> !segments.get(j).song().equals(own.song()))
            .filter(j -> !otherDrummers || !drummer(segments.get(j)).equals(drummer(own)))
            .boxed()
            .toList());
  }

  private String commonest() {
    Map<String, Integer> counts = new HashMap<>();
    segments.forEach(each -> counts.merge(each.style(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
