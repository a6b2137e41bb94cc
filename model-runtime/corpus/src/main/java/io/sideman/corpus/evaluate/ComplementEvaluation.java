package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.fit.FitWindow;
import io.sideman.corpus.fit.FitWindows;
import io.sideman.corpus.fit.PartnerLists;
import io.sideman.corpus.fit.PartnerLists.Outcome;
import io.sideman.corpus.fit.Ranks;
import io.sideman.corpus.fit.SeedLists;
import io.sideman.engine.band.Role;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.Fusion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Whether the part that was taken out of a band is found again among a hundred, and what several
/// seeds know that one does not.
public final class ComplementEvaluation {
  private static final int BAND_WINDOWS = 16; // of one song
  private static final int POP_WINDOWS = 4;
  private static final int DRAWS = 8;
  private static final long SEED = 1;

  private ComplementEvaluation() {}

  /// Measures on one side of the split.
  ///
  /// @param analysis makes items of notes, as the library does
  /// @param songs of bands and of POP909, at most so many each
  public static EvaluationReport run(
      Path data,
      Split side,
      FitWindows.Analysis analysis,
      FitModel model,
      int songs,
      Consumer<String> progress)
      throws IOException {
    List<FitWindow> bands =
        new FitWindows(analysis, BAND_WINDOWS, SEED).bands(data, side, songs, progress);
    List<FitWindow> pop =
        new FitWindows(analysis, POP_WINDOWS, SEED).pop(data, side, songs, progress);
    var rows = new ArrayList<Row>();
    add(rows, "bands", bands, model);
    add(rows, "POP909", pop, model);
    progress.accept("two seeds of a song");
    var all = new ArrayList<>(bands);
    all.addAll(pop);
    seeds(rows, SeedLists.of(all, model, DRAWS, SEED));
    String protocol =
        "%d windows of four bars of the multi-track sets' %s side and %d of POP909's;"
                .formatted(bands.size(), side.name().toLowerCase(Locale.ROOT), pop.size())
            + " one part taken out, to be found among 99 parts of other songs, each in its best"
            + " transposition (3 semitones) and stretch (12 %), analysed by itself; moved: all"
            + " parts were put into other keys and tempos before; rule: key and tempo only;"
            + " random .010 and .100";
    return new EvaluationReport("complement", protocol, rows);
  }

  private static void add(List<Row> rows, String name, List<FitWindow> windows, FitModel model) {
    judged(rows, name + ", as they are", PartnerLists.any(windows, false).all(model, SEED));
    Map<Role, Outcome> moved = PartnerLists.any(windows, true).byRole(model, SEED);
    judged(rows, name + ", moved", PartnerLists.together(moved));
    moved.forEach((role, outcome) -> pair(rows, name + ", moved, " + role.id(), outcome));
    Map<Role, Outcome> hard = PartnerLists.hard(windows).byRole(model, SEED);
    if (!hard.isEmpty()) {
      judged(rows, name + ", same role, key and tempo", PartnerLists.together(hard));
      hard.forEach((role, outcome) ->
          pair(rows, name + ", same role, key and tempo, " + role.id(), outcome));
    }
  }

  /// The bar is what key and tempo alone find in the same lists.
  private static void judged(List<Row> rows, String name, Outcome outcome) {
    pair(rows, name, outcome, "bar >= %.3f, key and tempo alone");
  }

  private static void pair(List<Row> rows, String name, Outcome outcome) {
    pair(rows, name, outcome, "%.3f key and tempo alone");
  }

  private static void pair(List<Row> rows, String name, Outcome outcome, String beside) {
    Ranks model = outcome.model();
    Ranks rule = outcome.rule();
    String spread = "%d lists of %.0f".formatted(model.lists(), model.candidates());
    rows.add(
        new Row(name + ": recall@1", model.recallAt1(), spread, said(beside, rule.recallAt1())));
    rows.add(
        new Row(name + ": recall@10", model.recallAt10(), "", said(beside, rule.recallAt10())));
  }

  private static String said(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static void seeds(List<Row> rows, SeedLists lists) {
    Ranks mean = lists.meanRank();
    Ranks best = lists.fused(Fusion.AGREEMENT);
    String spread = "%d lists of %.0f".formatted(best.lists(), best.candidates());
    String beside = said("bar >= %.3f, the mean of both rankings", mean.reciprocalRank());
    rows.add(
        new Row("two seeds, agreement: reciprocal rank", best.reciprocalRank(), spread, beside));
    String one = said("%.3f one seed", lists.single().recallAt1());
    rows.add(new Row("two seeds, agreement: recall@1", best.recallAt1(), "", one));
    rows.add(plain("one seed: reciprocal rank", lists.single()));
    rows.add(plain("two seeds, mean of values: reciprocal rank", lists.fused(Fusion.MEAN)));
    rows.add(plain("two seeds, noisy or: reciprocal rank", lists.fused(Fusion.ANY)));
    rows.add(plain("two seeds, reciprocal ranks added", lists.reciprocalRanks()));
  }

  private static Row plain(String metric, Ranks ranks) {
    return new Row(metric, ranks.reciprocalRank(), "", "");
  }
}
