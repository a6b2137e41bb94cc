package io.sideman.corpus.taste;

import io.sideman.library.recommend.Blend;
import io.sideman.library.recommend.Recommender;
import java.util.List;

/// What recommenders say to each listener, computed once, so that blends of them can be tried by
/// the dozen. Scaled as a [Blend] scales.
final class ScoreTable {
  private final PlaySplit split;
  private final float[][][] scores; // (recommender, listener, artist)

  ScoreTable(PlaySplit split, int recommenders) {
    this.split = split;
    scores = new float[recommenders][split.train().size()][];
  }

  void put(int place, Recommender recommender) {
    List<int[]> train = split.train();
    for (int listener = 0; listener < train.size(); listener++) {
      double[] scaled = Blend.scaled(recommender.scores(train.get(listener)));
      float[] kept = new float[scaled.length];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = (float) scaled[i];
      }
      scores[place][listener] = kept;
    }
  }

  /// How well a blend does.
  ///
  /// @param onTest else on the validation side
  Ranking rank(double[] weights, boolean onTest) {
    var ranking = new Ranking();
    double[] sum = new double[split.artists()];
    for (int listener = 0; listener < split.train().size(); listener++) {
      int[] wanted = (onTest ? split.test() : split.validation()).get(listener);
      if (wanted.length == 0) {
        continue;
      }
      java.util.Arrays.fill(sum, 0);
      for (int part = 0; part < weights.length; part++) {
        if (weights[part] != 0) {
          add(sum, weights[part], scores[part][listener]);
        }
      }
      int[] seen = onTest ? split.validation().get(listener) : new int[0];
      ranking.add(sum, wanted, split.train().get(listener), seen);
    }
    return ranking;
  }

  private static void add(double[] sum, double weight, float[] scores) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * scores[i];
    }
  }
}
