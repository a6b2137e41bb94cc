package io.sideman.corpus.fit;

import io.sideman.corpus.Split;
import io.sideman.corpus.fit.Pairs.Pair;
import io.sideman.library.suggest.Certainty;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModel.Bond;
import io.sideman.library.suggest.FitModelFile;
import io.sideman.library.suggest.Part;
import io.sideman.library.suggest.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Trains the model of fit on windows of the training side; minutes on one core. The same data and
/// seed give the same model.
public final class FitTrainer {
  private static final int BAND_WINDOWS = 16; // of one song
  private static final int POP_WINDOWS = 4;
  private static final int ALL = Integer.MAX_VALUE;

  private FitTrainer() {}

  /// Trains and writes the model file.
  public static void run(
      Path data,
      FitWindows.Analysis analysis,
      Path models,
      int passes,
      long seed,
      Consumer<String> progress)
      throws IOException {
    List<FitWindow> bands =
        new FitWindows(analysis, BAND_WINDOWS, seed).bands(data, Split.TRAIN, ALL, progress);
    var windows = new ArrayList<>(bands);
    windows.addAll(
        new FitWindows(analysis, POP_WINDOWS, seed).pop(data, Split.TRAIN, ALL, progress));
    List<FitWindow> held =
        new FitWindows(analysis, POP_WINDOWS, seed).bands(data, Split.VALIDATION, ALL, progress);
    FitModel model = train(windows, held, passes, seed, progress);
    Path file = models.resolve(FitModel.FILE);
    String from =
        "%d windows of four bars of the training side: Freedoom, CC0 MIDIs, Blasphemer, EasyRPG"
                .formatted(windows.size())
            + " (%d windows) and POP909 with POP909-CL; seed %d, %d passes."
                .formatted(bands.size(), seed, passes);
    FitModelFile.write(model, from, file);
    progress.accept("wrote " + file);
  }

  /// Learns both bonds.
  ///
  /// @param held windows to tell progress by
  public static FitModel train(
      List<FitWindow> windows,
      List<FitWindow> held,
      int passes,
      long seed,
      Consumer<String> progress) {
    var learners = new EnumMap<Bond, FitLearner>(Bond.class);
    for (Bond bond : Bond.values()) {
      learners.put(bond, new FitLearner(bond, seed));
    }
    FitModel model = model(learners);
    for (int pass = 0; pass < passes; pass++) {
      double rate = 0.5 * (1 + Math.cos(Math.PI * pass / passes));
      var text = new StringBuilder("pass " + (pass + 1) + " of " + passes);
      for (Bond bond : Bond.values()) {
        var random = new SplittableRandom(seed + pass);
        List<Pair> pairs = Pairs.of(bond, windows, random);
        FitLearner learner = learners.get(bond);
        if (learner != null) {
          double loss = learner.pass(pairs, rate);
          text.append(String.format(Locale.ROOT, ", %s %.3f nats", bond, loss));
        }
      }
      model = model(learners);
      if (!held.isEmpty() && (pass % 4 == 3 || pass == passes - 1)) {
        Ranks ranks = PartnerLists.any(held, true).all(model, seed).model();
        Ranks hard = PartnerLists.hard(held).all(model, seed).model();
        text.append(
            String.format(
                Locale.ROOT,
                "; validation recall@1 %.3f @10 %.3f, hard %.3f %.3f",
                ranks.recallAt1(),
                ranks.recallAt10(),
                hard.recallAt1(),
                hard.recallAt10()));
      }
      progress.accept(text.toString());
    }
    return held.isEmpty() ? model : tried(model, held, seed);
  }

  /// The same, knowing what its totals mean on songs that it did not see.
  static FitModel tried(FitModel model, List<FitWindow> held, long seed) {
    var parts = new EnumMap<Bond, Map<Reason, Part>>(Bond.class);
    var certainties = new EnumMap<Bond, Certainty>(Bond.class);
    for (Bond bond : Bond.values()) {
      parts.put(bond, model.parts(bond));
      certainties.put(bond, CertaintyLearner.of(model, bond, held, seed));
    }
    return new FitModel(parts, certainties);
  }

  private static FitModel model(Map<Bond, FitLearner> learners) {
    var parts = new EnumMap<Bond, Map<Reason, Part>>(Bond.class);
    learners.forEach((bond, learner) -> parts.put(bond, learner.parts()));
    return new FitModel(parts);
  }
}
