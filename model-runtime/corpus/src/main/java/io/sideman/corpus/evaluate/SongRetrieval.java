package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.library.Change;
import io.sideman.corpus.library.Segment;
import io.sideman.corpus.library.SegmentSets;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Segments look for other segments of their song, and for themselves, after all that may happen to
/// music.
final class SongRetrieval {
  private final SymbolicAnalyst analyst;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final List<Histograms> histograms = new ArrayList<>();

  SongRetrieval(SymbolicAnalyst analyst) {
    this.analyst = analyst;
  }

  /// How near a query is to segment `index`.
  private interface Judge {
    double near(int index);
  }

  /// Adds the rows; answers what was measured on.
  String rows(Path data, Split side, int most, List<Row> rows) throws IOException {
    var songs = new HashSet<String>();
    for (Segment segment : SegmentSets.songs(data, side)) {
      if (songs.contains(segment.song()) || songs.size() < most) {
        songs.add(segment.song());
        segments.add(segment);
        items.add(item(segment));
        histograms.add(Histograms.of(segment));
      }
    }
    for (Change change : Change.values()) {
      measure(change, rows);
    }
    return "%d segments of %d songs; *other segment*: of the same song, the queried one left out;"
            .formatted(segments.size(), songs.size())
        + " *itself*: among segments of other songs. Histograms: of pitch classes (best of twelve"
        + " transpositions) and of 16ths in the bar.";
  }

  private Item item(Segment segment) {
    return analyst.excerpt(
        "segment", segment.parts(), Optional.empty(), segment.meter(), segment.bpm());
  }

  private void measure(Change change, List<Row> rows) {
    Map<String, Ranks> others = new HashMap<>();
    Map<String, Ranks> selves = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment changed = change.of(segments.get(i), new Random(i));
      Item query = item(changed);
      Histograms histogram = Histograms.of(changed);
      var random = new Random(i);
      judge("fused", i, j -> Nearness.FUSED.of(query, items.get(j)), others, selves);
      judge("tune", i, j -> Nearness.TUNE.of(query, items.get(j)), others, selves);
      judge("histograms", i, j -> histogram.near(histograms.get(j), true), others, selves);
      judge("random", i, _ -> random.nextDouble(), others, selves);
      if (change == Change.NONE || change == Change.ALL) {
        for (Aspect aspect : Aspect.values()) {
          Nearness alone = Nearness.by(aspect);
          judge(aspect.name(), i, j -> alone.of(query, items.get(j)), others, selves);
        }
      }
    }
    add("other segment, " + change.text(), others, rows);
    if (change != Change.NONE) {
      add("itself, " + change.text(), selves, rows);
    }
    for (Aspect aspect : Aspect.values()) {
      Ranks ranks = others.get(aspect.name());
      if (ranks != null) {
        rows.add(
            new Row(
                "other segment, %s, by %s alone: MRR"
                    .formatted(change.text(), aspect.name().toLowerCase(Locale.ROOT)),
                ranks.meanReciprocal(),
                "",
                text("recall@10 %.3f", ranks.recallAtTen())));
      }
    }
  }

  private void judge(
      String name, int own, Judge judge, Map<String, Ranks> others, Map<String, Ranks> selves) {
    String song = segments.get(own).song();
    double self = judge.near(own);
    double best = Double.NEGATIVE_INFINITY;
    double[] foreign = new double[segments.size()];
    int count = 0;
    for (int j = 0; j < segments.size(); j++) {
      if (segments.get(j).song().equals(song)) {
        best = j == own ? best : Math.max(best, judge.near(j));
      } else {
        foreign[count++] = judge.near(j);
      }
    }
    selves.computeIfAbsent(name, _ -> new Ranks()).add(rank(self, foreign, count));
    if (best > Double.NEGATIVE_INFINITY) {
      others.computeIfAbsent(name, _ -> new Ranks()).add(rank(best, foreign, count));
    }
  }

  /// Ties count against us.
  private static int rank(double own, double[] foreign, int count) {
    int rank = 1;
    for (int j = 0; j < count; j++) {
      rank += foreign[j] >= own ? 1 : 0;
    }
    return rank;
  }

  private static void add(String metric, Map<String, Ranks> ranks, List<Row> rows) {
    Ranks ours = ranks.getOrDefault("fused", new Ranks());
    Ranks tune = ranks.getOrDefault("tune", new Ranks());
    Ranks histograms = ranks.getOrDefault("histograms", new Ranks());
    Ranks random = ranks.getOrDefault("random", new Ranks());
    rows.add(
        new Row(
            metric + ": MRR",
            ours.meanReciprocal(),
            ours.queries() + " queries",
            text("histograms %.3f", histograms.meanReciprocal())
                + text(", tune words alone %.3f", tune.meanReciprocal())
                + text(", random %.3f", random.meanReciprocal())));
    rows.add(
        new Row(
            metric + ": recall@10",
            ours.recallAtTen(),
            "",
            text("histograms %.3f", histograms.recallAtTen())
                + text(", tune words alone %.3f", tune.recallAtTen())
                + text(", random %.3f", random.recallAtTen())));
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
