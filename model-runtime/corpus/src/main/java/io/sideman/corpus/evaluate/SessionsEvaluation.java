package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.fit.FitWindows;
import io.sideman.corpus.sessions.Course;
import io.sideman.corpus.sessions.Courses;
import io.sideman.corpus.sessions.NextFigures;
import io.sideman.corpus.sessions.NextFigures.Line;
import io.sideman.corpus.sessions.NextFigures.Task;
import io.sideman.corpus.sessions.NextRanks;
import io.sideman.library.taste.SessionNet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// What is taken next in a sitting: the session model beside session-kNN and simpler rivals, on
/// orders that people made, and whether taste gains by it.
public final class SessionsEvaluation {
  private static final long[] SEEDS = {1, 2, 3};

  private SessionsEvaluation() {}

  public static EvaluationReport run(
      Path data, FitWindows.Analysis analysis, SessionNet net, Consumer<String> progress)
      throws IOException {
    var reader = new Courses(data, analysis, 1, progress);
    List<Course> past = reader.read(Split.TRAIN);
    var figures = new NextFigures(past, reader.read(Split.TEST), net, progress);
    for (long seed : SEEDS) {
      figures.measure(seed);
    }
    var rows = new ArrayList<Row>();
    figures.lines().entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Line, ?> each) -> each.getKey().task())
                .thenComparing(each -> each.getKey().source()))
        .forEach(each -> {
          rows.add(row(each.getKey(), each.getValue(), "recall@20", NextRanks::recall20));
          rows.add(row(each.getKey(), each.getValue(), "MRR@20", NextRanks::reciprocal20));
        });
    for (Task task : Task.values()) {
      rows.add(gain(figures, task));
    }
    return new EvaluationReport(
        "sessions",
        "held-out songs as the course of their new 4-bar loops, each in another key and tempo, and"
            + " takes of held-out drummers in the order of recording; from the second item on the"
            + " next one is to be told from a pool of 500 items of whole courses (four fifths where"
            + " there are fewer), seeds 1, 2 and 3 draw the pool; strangers are made up",
        rows);
  }

  private static Row row(
      Line line, List<NextRanks> ranks, String name, ToDoubleFunction<NextRanks> figure) {
    double least = ranks.stream().mapToDouble(figure).min().orElse(Double.NaN);
    double most = ranks.stream().mapToDouble(figure).max().orElse(Double.NaN);
    return new Row(
        "%s, %s: %s, %s".formatted(line.source().words(), line.task().words(), line.rival(), name),
        ranks.stream().mapToDouble(figure).average().orElse(Double.NaN),
        String.format(Locale.ROOT, "%.3f-%.3f by seed", least, most),
        ranks.getFirst().count() + " items");
  }

  /// The least gain of taste by the session model, over sources: a part must not harm. A pool of
  /// drummers has a hundred items, so single seeds differ by two or three of them.
  private static Row gain(NextFigures figures, Task task) {
    double least = Double.POSITIVE_INFINITY;
    double leastOfSeed = Double.POSITIVE_INFINITY;
    for (Course.Source source : Course.Source.values()) {
      List<NextRanks> with =
          figures.lines().getOrDefault(new Line(task, source, NextFigures.TASTE), List.of());
      List<NextRanks> without =
          figures.lines().getOrDefault(new Line(task, source, NextFigures.WITHOUT), List.of());
      double sum = 0;
      for (int seed = 0; seed < with.size(); seed++) {
        double gain = with.get(seed).recall20() - without.get(seed).recall20();
        sum += gain;
        leastOfSeed = Math.min(leastOfSeed, gain);
      }
      least = with.isEmpty() ? least : Math.min(least, sum / with.size());
    }
    return new Row(
        task.words() + ": taste with the session model less without, recall@20",
        least,
        String.format(Locale.ROOT, "worst source, mean of seeds; worst seed %.3f", leastOfSeed),
        "bar >= 0");
  }
}
