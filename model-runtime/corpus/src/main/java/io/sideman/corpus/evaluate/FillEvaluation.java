package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.library.FillRow;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.library.symbolic.FillModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Whether fills are told from grooves by their notes: drummers' takes that name themselves beat or
/// fill, and bars cut out of beats, so that length gives nothing away.
public final class FillEvaluation {
  private static final int TOMS = 0; // the first of the signs

  private final FillModel model;
  private final List<FillRow> all;
  private final List<Row> rows = new ArrayList<>();

  private FillEvaluation(FillModel model, List<FillRow> all) {
    this.model = model;
    this.all = all;
  }

  /// @param data the folder that holds all data sets
  /// @param side the test side stands for the set's own test takes
  public static EvaluationReport run(Path data, Split side, Path models) throws IOException {
    var evaluation = new FillEvaluation(FillModel.reading(models), FillRow.read(data));
    Set<String> own = GrooveSongs.ownTestTakes(data);
    List<FillRow> judged =
        evaluation.all.stream()
            .filter(row -> row.side() == side && (side != Split.TEST || own.contains(row.take())))
            .toList();
    List<FillRow> takes = judged.stream().filter(row -> !row.cut()).toList();
    evaluation.measure(judged.stream().filter(FillRow::isShort).toList());
    evaluation.measureTakes(takes);
    String protocol =
        ("Groove MIDI Dataset, %s: %d fills as they are against %d cuts of one and two bars of %d"
                + " beats (drummers play fills inside beats too, so some cuts are fills); no name"
                + " is read; balanced accuracy: the mean of both kinds' shares; rule: the share of"
                + " toms, its border the best on the training side; *whole takes*: with their"
                + " length, as the library hears files")
            .formatted(
                side == Split.TEST ? "its own test takes" : "validation side",
                takes.stream().filter(FillRow::fill).count(),
                judged.size() - takes.size(),
                takes.stream().filter(row -> !row.fill()).count());
    return new EvaluationReport("fills", protocol, evaluation.rows);
  }

  private void measure(List<FillRow> judged) {
    ToDoubleFunction<FillRow> ours = row -> model.chance(row.signs());
    ToDoubleFunction<FillRow> toms = row -> row.signs()[TOMS];
    double border = bestBorder(toms);
    row("area under the curve", area(judged, ours), "rule " + text(area(judged, toms)));
    double found = share(judged, ours, 0.5, true);
    double kept = share(judged, ours, 0.5, false);
    double byRule = share(judged, toms, border, true);
    double keptByRule = share(judged, toms, border, false);
    String rivals = "rule " + text((byRule + keptByRule) / 2) + ", majority .500";
    row("balanced accuracy", (found + kept) / 2, rivals);
    row("fills found", found, "rule " + text(byRule));
    row("cuts of beats left alone", kept, "rule " + text(keptByRule));
  }

  private void measureTakes(List<FillRow> takes) {
    double beats = right(takes, _ -> false);
    double majority = Math.max(beats, 1 - beats);
    double shortOnes = right(takes, row -> row.bars() <= 2);
    row(
        "whole takes: accuracy",
        right(takes, row -> model.isFill(row.signs(), row.bars(), Optional.empty())),
        "majority " + text(majority) + ", at most two bars " + text(shortOnes));
  }

  private static double right(List<FillRow> takes, Predicate<FillRow> told) {
    return takes.stream()
        .collect(Collectors.averagingDouble(row -> told.test(row) == row.fill() ? 1 : 0));
  }

  private void row(String metric, double value, String beside) {
    rows.add(new Row(metric, value, "", beside));
  }

  private static String text(double share) {
    return String.format(Locale.ROOT, "%.3f", share);
  }

  private double bestBorder(ToDoubleFunction<FillRow> by) {
    List<FillRow> learned =
        all.stream().filter(row -> row.side() == Split.TRAIN && row.isShort()).toList();
    double best = 0;
    double most = 0;
    for (double border = 0; border < 1; border += 0.01) {
      double right = share(learned, by, border, true) + share(learned, by, border, false);
      if (right > most) {
        most = right;
        best = border;
      }
    }
    return best;
  }

  /// Of one kind the share that is told right.
  private static double share(
      List<FillRow> judged, ToDoubleFunction<FillRow> by, double border, boolean fill) {
    return judged.stream()
        .filter(row -> row.fill() == fill)
        .collect(Collectors.averagingDouble(row -> by.applyAsDouble(row) > border == fill ? 1 : 0));
  }

  /// How often a fill stands before a cut of a beat; a tie counts half (Mann and Whitney 1947).
  private static double area(List<FillRow> judged, ToDoubleFunction<FillRow> by) {
    List<FillRow> sorted = new ArrayList<>(judged);
    sorted.sort(Comparator.comparingDouble(by));
    double wins = 0;
    double below = 0; // cuts of beats with less
    int fills = 0;
    for (int i = 0; i < sorted.size(); ) {
      int equal = 0;
      int equalFills = 0;
      double value = by.applyAsDouble(sorted.get(i));
      for (; i < sorted.size() && by.applyAsDouble(sorted.get(i)) == value; i++) {
        equal++;
        equalFills += sorted.get(i).fill() ? 1 : 0;
      }
      wins += equalFills * (below + (equal - equalFills) / 2.0);
      below += equal - equalFills;
      fills += equalFills;
    }
    return wins / (fills * below);
  }
}
