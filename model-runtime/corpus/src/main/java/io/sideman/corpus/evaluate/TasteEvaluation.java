package io.sideman.corpus.evaluate;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.taste.Ranking;
import io.sideman.corpus.taste.TasteFigures;
import io.sideman.library.privacy.Epsilon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Recommenders on HetRec Last.fm-2k beside the published figures, and what hiding shared lists
/// costs.
public final class TasteEvaluation {
  private static final long[] SEEDS = {1, 2, 3};
  private static final List<Epsilon> EPSILONS =
      List.of(new Epsilon(10), new Epsilon(8), new Epsilon(6));
  private static final double MOST_LOSS = 0.06;

  private static final Map<String, String> REFERENCES =
      Map.of(
          "popularity",
          ".0745 / .0662",
          "item-kNN",
          ".1831 / .1814",
          "EASE",
          ".2054 / .2013",
          "iALS d=64",
          ".2121 / .2117",
          "iALS d=128",
          ".2210 / .2180; LightGCN .2064 / .1972, SEPT .2127 / .2057",
          TasteFigures.HYBRID,
          "its best part in this run");

  private TasteEvaluation() {}

  /// @param data folder of the data sets
  public static EvaluationReport run(Path data, Consumer<String> progress) throws IOException {
    var figures = new TasteFigures(data, progress);
    for (long seed : SEEDS) {
      figures.measure(seed, EPSILONS);
    }
    var rows = new ArrayList<Row>();
    figures
        .rankings()
        .forEach((title, rankings) -> {
          String reference = REFERENCES.getOrDefault(title, "");
          rows.add(row(title + ", recall@10", rankings, Ranking::recall10, first(reference)));
          rows.add(row(title + ", recall@20", rankings, Ranking::recall20, ""));
          rows.add(row(title + ", nDCG@10", rankings, Ranking::gain10, second(reference)));
        });
    rows.add(againstBest(figures));
    figures.hidden().forEach((epsilon, rankings) -> rows.add(loss(figures, epsilon, rankings)));
    return new EvaluationReport(
        "taste",
        "HetRec Last.fm-2k, each listener's artists 8:1:1 at random, seeds 1, 2 and 3; trained on"
            + " the train side only, all 17,632 artists ranked, train and validation masked;"
            + " settings chosen on validation of seed 1, the hybrid's weights on validation of"
            + " each seed: "
            + String.join("; ", figures.blends()),
        rows);
  }

  private static String first(String reference) {
    return reference.replaceAll("(\\.\\d+) / \\.\\d+", "$1");
  }

  private static String second(String reference) {
    return reference.replaceAll("\\.\\d+ / (\\.\\d+)", "$1");
  }

  private static Row row(
      String metric, List<Ranking> rankings, ToDoubleFunction<Ranking> figure, String reference) {
    double least = rankings.stream().mapToDouble(figure).min().orElse(Double.NaN);
    double most = rankings.stream().mapToDouble(figure).max().orElse(Double.NaN);
    return new Row(
        metric, mean(rankings, figure), "%.4f-%.4f by seed".formatted(least, most), reference);
  }

  private static double mean(List<Ranking> rankings, ToDoubleFunction<Ranking> figure) {
    return rankings.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /// The least gain over the best single recommender of the same seed.
  private static Row againstBest(TasteFigures figures) {
    List<Ranking> hybrids = figures.rankings().getOrDefault(TasteFigures.HYBRID, List.of());
    double least = Double.POSITIVE_INFINITY;
    for (int seed = 0; seed < hybrids.size(); seed++) {
      double best = 0;
      for (var each : figures.rankings().entrySet()) {
        if (!each.getKey().equals(TasteFigures.HYBRID)) {
          best = Math.max(best, each.getValue().get(seed).gain10());
        }
      }
      least = Math.min(least, hybrids.get(seed).gain10() - best);
    }
    return new Row("hybrid less its best part, nDCG@10, the worst seed", least, "", "bar >= 0");
  }

  private static Row loss(TasteFigures figures, double epsilon, List<Ranking> rankings) {
    double open =
        mean(
            figures.rankings().getOrDefault(TasteFigures.privateTitle(), List.of()),
            Ranking::gain10);
    double loss = 1 - mean(rankings, Ranking::gain10) / open;
    return new Row(
        "%s from lists hidden with epsilon %.0f an artist, share of nDCG@10 lost"
            .formatted(TasteFigures.privateTitle(), epsilon),
        loss,
        "nDCG@10 %.4f".formatted(mean(rankings, Ranking::gain10)),
        epsilon == 10 ? "bar <= " + MOST_LOSS : "");
  }
}
