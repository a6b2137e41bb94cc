package io.sideman.corpus.taste;

import io.sideman.library.privacy.Epsilon;
import io.sideman.library.privacy.RandomisedResponse;
import io.sideman.library.recommend.Plays;
import io.sideman.library.recommend.Recommender;
import io.sideman.library.recommend.WeightSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Figures of all recommenders on HetRec Last.fm-2k, split anew under each of some seeds.
public final class TasteFigures {
  /// Name of the blend of all.
  public static final String HYBRID = "hybrid";

  private static final double MARGIN = 1e-4; // figure that a step must gain on validation
  private static final LastFmModels PRIVATE = LastFmModels.FACTORS_64;

  private final LastFm data;
  private final Consumer<String> progress;
  private final Map<String, List<Ranking>> rankings = new LinkedHashMap<>();
  private final Map<Double, List<Ranking>> hidden = new LinkedHashMap<>();
  private final List<String> blends = new ArrayList<>();

  public TasteFigures(Path data, Consumer<String> progress) throws IOException {
    this.data = LastFm.read(data);
    this.progress = progress;
  }

  /// Measures under one seed.
  ///
  /// @param epsilons how well shared lists are hidden, see [#hidden()]
  public void measure(long seed, List<Epsilon> epsilons) {
    PlaySplit split = PlaySplit.of(data, seed);
    Plays plays = Plays.of(split.artists(), split.train());
    LastFmModels[] models = LastFmModels.values();
    var table = new ScoreTable(split, models.length);
    for (LastFmModels model : models) {
      table.put(model.ordinal(), model.of(plays));
      double[] weights = new double[models.length];
      weights[model.ordinal()] = 1;
      note(seed, model.title(), table.rank(weights, true));
    }
    var found =
        WeightSearch.best(models.length, MARGIN, weights -> reached(table.rank(weights, false)));
    blends.add(names(found.weights()));
    note(seed, HYBRID + " (" + blends.getLast() + ")", table.rank(found.weights(), true));
    for (Epsilon epsilon : epsilons) {
      Ranking ranking = rank(split, PRIVATE.of(hiddenPlays(split, epsilon, seed)));
      hidden.computeIfAbsent(epsilon.value(), _ -> new ArrayList<>()).add(ranking);
      progress.accept(
          "seed %d, epsilon %s: nDCG@10 %.4f".formatted(seed, epsilon.value(), ranking.gain10()));
    }
  }

  /// Both a short and a long list: chance has less to say in two figures than in one.
  private static double reached(Ranking ranking) {
    return (ranking.gain10() + ranking.recall20()) / 2;
  }

  private void note(long seed, String title, Ranking ranking) {
    String key = title.startsWith(HYBRID) ? HYBRID : title;
    rankings.computeIfAbsent(key, _ -> new ArrayList<>()).add(ranking);
    progress.accept(
        "seed %d, %s: recall@10 %.4f, nDCG@10 %.4f"
            .formatted(seed, title, ranking.recall10(), ranking.gain10()));
  }

  private static String names(double[] weights) {
    var names = new ArrayList<String>();
    for (LastFmModels model : LastFmModels.values()) {
      if (weights[model.ordinal()] > 0) {
        names.add("%.2f %s".formatted(weights[model.ordinal()], model.title()));
      }
    }
    return String.join(", ", names);
  }

  /// What all would know if each listener had shared a hidden list: each artist of the catalogue
  /// liked or not, by randomised response.
  private static Plays hiddenPlays(PlaySplit split, Epsilon epsilon, long seed) {
    var response = new RandomisedResponse(epsilon, new SplittableRandom(seed * 7919));
    List<int[]> rows = new ArrayList<>();
    for (int[] artists : split.train()) {
      int[] sorted = artists.clone();
      Arrays.sort(sorted);
      rows.add(response.hide(split.artists(), artist -> Arrays.binarySearch(sorted, artist) >= 0));
    }
    return Plays.of(split.artists(), rows);
  }

  /// Lists for each listener from what they really have: that never left their machine.
  private static Ranking rank(PlaySplit split, Recommender recommender) {
    var ranking = new Ranking();
    for (int listener = 0; listener < split.train().size(); listener++) {
      int[] known = split.train().get(listener);
      if (split.test().get(listener).length > 0) {
        ranking.add(
            recommender.scores(known),
            split.test().get(listener),
            known,
            split.validation().get(listener));
      }
    }
    return ranking;
  }

  /// Per recommender one ranking of the test side per seed.
  public Map<String, List<Ranking>> rankings() {
    return rankings;
  }

  /// Per epsilon the rankings of the recommender [#privateTitle], made from hidden lists.
  public Map<Double, List<Ranking>> hidden() {
    return hidden;
  }

  /// The recommender whose loss by hiding is measured.
  public static String privateTitle() {
    return PRIVATE.title();
  }

  /// Weights of the hybrid under each seed, in words.
  public List<String> blends() {
    return blends;
  }
}
