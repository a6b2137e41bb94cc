package io.sideman.corpus.sessions;

import io.sideman.corpus.Split;
import io.sideman.corpus.fit.FitWindows;
import io.sideman.library.taste.SessionNet;
import io.sideman.library.taste.SessionNetFile;
import io.sideman.players.model.DataSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Trains the session model on courses of the training side; keeps the pass that ranks best on
/// validation courses. The same data and seed give the same model.
public final class SessionTrainer {
  private static final int BATCH = 24;
  private static final int POOL = 300;

  /// @param rate highest step of the optimiser
  public record Plan(int units, int places, int passes, double rate) {
    public static final Plan SHIPPED = new Plan(64, 96, 24, 3e-3);

    /// The same with another number of passes.
    public Plan with(int otherPasses) {
      return new Plan(units, places, otherPasses, rate);
    }
  }

  /// @param pass that was kept, from 1
  /// @param figure mean of recall and reciprocal rank on validation
  public record Trained(SessionNet net, int pass, double figure) {}

  private SessionTrainer() {}

  /// Trains on the data sets and writes the model.
  ///
  /// @param sources names, licences and origins by data set and number of songs
  public static void run(
      Path data,
      FitWindows.Analysis analysis,
      Path models,
      Plan plan,
      long seed,
      BiFunction<String, Integer, DataSheet.Source> sources,
      Consumer<String> progress)
      throws IOException {
    var reader = new Courses(data, analysis, 1, progress);
    List<Course> courses = reader.read(Split.TRAIN);
    Trained trained = train(courses, reader.read(Split.VALIDATION), plan, seed, progress);
    var pieces = new TreeMap<String, Integer>();
    courses.forEach(course -> pieces.merge(course.dataSet(), course.pieces(), Integer::sum));
    var sheet =
        new DataSheet(
            "What is taken after what in one sitting.",
            "Apache-2.0",
            LocalDate.now(ZoneOffset.UTC).toString(),
            seed,
            pieces.entrySet().stream()
                .map(each -> sources.apply(each.getKey(), each.getValue()))
                .toList(),
            Map.of("validationMeanOfRecallAndReciprocalRank", trained.figure()),
            Map.of(
                "passes",
                "" + plan.passes(),
                "kept",
                "" + trained.pass(),
                "rate",
                "" + plan.rate()));
    SessionNetFile.write(trained.net(), sheet, models);
    progress.accept("wrote " + SessionNetFile.file(models));
  }

  public static Trained train(
      List<Course> courses, List<Course> held, Plan plan, long seed, Consumer<String> progress) {
    var weights = new SessionRows(plan.units(), plan.places());
    weights.draw(seed);
    var learner = new SessionLearner(weights);
    var adam = new SessionAdam(weights);
    List<Pool> pools = pools(held);
    var best = new Trained(weights.copy().net, 0, figure(weights.net, pools));
    progress.accept(String.format(Locale.ROOT, "before: %s", told(weights.net, pools)));
    for (int pass = 0; pass < plan.passes(); pass++) {
      double rate =
          plan.rate() * (0.02 + 0.98 * (1 + Math.cos(Math.PI * pass / plan.passes())) / 2);
      double loss = pass(courses, learner, adam, rate, seed * 1000 + pass);
      double figure = figure(weights.net, pools);
      progress.accept(
          String.format(
              Locale.ROOT,
              "pass %d of %d: %.3f nats a deed; validation %s",
              pass + 1,
              plan.passes(),
              loss,
              told(weights.net, pools)));
      if (figure > best.figure()) {
        best = new Trained(weights.copy().net, pass + 1, figure);
      }
    }
    return best;
  }

  private static double pass(
      List<Course> courses, SessionLearner learner, SessionAdam adam, double rate, long seed) {
    var random = new SplittableRandom(seed);
    double sum = 0;
    int count = 0;
    for (List<Course> some : batches(courses, seed)) {
      Batch batch = Batch.of(some, random);
      learner.gradient.clear();
      SessionLearner.Loss loss = learner.add(batch, true);
      for (float[] row : learner.gradient.rows) {
        for (int i = 0; i < row.length; i++) {
          row[i] /= loss.count();
        }
      }
      adam.step(learner.gradient.rows, rate);
      sum += loss.sum();
      count += loss.count();
    }
    return sum / Math.max(1, count);
  }

  /// Courses of one source beside each other in every other pass, so that to tell the source does
  /// not suffice; of all sources in the others, as a library has them.
  private static List<List<Course>> batches(List<Course> courses, long seed) {
    var shuffled = new ArrayList<Course>();
    for (Course course : courses) {
      for (int from = 0; from < course.items().size(); from += Batch.MOST) {
        shuffled.add(course); // a long one is visited more often, each time from elsewhere
      }
    }
    Collections.shuffle(shuffled, new Random(seed));
    if (seed % 2 == 0) {
      shuffled.sort(Comparator.comparing(Course::source));
    }
    var batches = new ArrayList<List<Course>>();
    for (int from = 0; from < shuffled.size(); from += BATCH) {
      batches.add(shuffled.subList(from, Math.min(from + BATCH, shuffled.size())));
    }
    Collections.shuffle(batches, new Random(seed));
    return batches;
  }

  static List<Pool> pools(List<Course> held) {
    var pools = new ArrayList<Pool>();
    for (Course.Source source : Course.Source.values()) {
      Pool pool = Pool.draw(held, source, POOL, 1, true);
      if (!pool.walks().isEmpty()) {
        pools.add(pool);
      }
    }
    return pools;
  }

  private static double figure(SessionNet net, List<Pool> pools) {
    return pools.stream()
        .map(pool -> pool.ranks(new NetRival(net, pool)))
        .mapToDouble(ranks -> (ranks.recall20() + ranks.reciprocal20()) / 2)
        .average()
        .orElse(0);
  }

  private static String told(SessionNet net, List<Pool> pools) {
    var text = new StringBuilder();
    for (Pool pool : pools) {
      NextRanks ranks = pool.ranks(new NetRival(net, pool));
      text.append(
          String.format(
              Locale.ROOT,
              "%s recall@20 %.3f MRR@20 %.3f; ",
              pool.source(),
              ranks.recall20(),
              ranks.reciprocal20()));
    }
    return text.toString();
  }
}
