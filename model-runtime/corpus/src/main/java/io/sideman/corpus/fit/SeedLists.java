package io.sideman.corpus.fit;

import io.sideman.library.item.Item;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModel.Bond;
import io.sideman.library.suggest.FitModel.Judgement;
import io.sideman.library.suggest.Fusion;
import io.sideman.library.suggest.PairFeatures;
import io.sideman.library.suggest.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Two windows of a song as seeds, a third one (in another key and tempo) to be found among one
/// window of every other song: what do several seeds know that one does not?
public final class SeedLists {
  private static final double RANK_OFFSET = 60; // of reciprocal rank fusion, as published

  private final Ranks single = new Ranks();
  private final Ranks meanRank = new Ranks();
  private final Ranks reciprocalRanks = new Ranks();
  private final Map<Fusion, Ranks> fused = new EnumMap<>(Fusion.class);

  private SeedLists() {
    for (Fusion fusion : Fusion.values()) {
      fused.put(fusion, new Ranks());
    }
  }

  /// Draws lists and measures.
  ///
  /// @param draws of each song
  public static SeedLists of(List<FitWindow> windows, FitModel model, int draws, long seed) {
    Map<String, List<FitWindow>> songs = new HashMap<>();
    windows.forEach(window ->
        songs
            .computeIfAbsent(window.dataSet() + "/" + window.song(), _ -> new ArrayList<>())
            .add(window));
    var lists = new SeedLists();
    for (String song : songs.keySet().stream().sorted().toList()) {
      List<FitWindow> own = songs.getOrDefault(song, List.of());
      for (int draw = 0; draw < draws && own.size() >= 3; draw++) {
        var random = new SplittableRandom(seed ^ song.hashCode() + draw);
        int first = random.nextInt(own.size());
        int second = (first + 1 + random.nextInt(own.size() - 1)) % own.size();
        int third = 0;
        while (third == first || third == second) {
          third++;
        }
        var candidates = new ArrayList<Item>();
        candidates.add(own.get(third).moved());
        songs.forEach((other, theirs) -> {
          if (!other.equals(song)) {
            candidates.add(theirs.get(random.nextInt(theirs.size())).moved());
          }
        });
        lists.add(model, own.get(first).all(), own.get(second).all(), candidates);
      }
    }
    return lists;
  }

  private void add(FitModel model, Item first, Item second, List<Item> candidates) {
    int count = candidates.size();
    double[] one = new double[count];
    double[] two = new double[count];
    Map<Fusion, double[]> scores = new EnumMap<>(Fusion.class);
    fused.keySet().forEach(fusion -> scores.put(fusion, new double[count]));
    for (int i = 0; i < count; i++) {
      Judgement a = model.resemblance(first, candidates.get(i));
      Judgement b = model.resemblance(second, candidates.get(i));
      one[i] = model.total(Bond.RESEMBLE, a);
      two[i] = model.total(Bond.RESEMBLE, b);
      for (var entry : scores.entrySet()) {
        entry.getValue()[i] = fused(model, entry.getKey(), a, b);
      }
    }
    add(single, one);
    add(single, two);
    double[] ranksOne = ranks(one);
    double[] ranksTwo = ranks(two);
    double[] mean = new double[count];
    double[] reciprocal = new double[count];
    for (int i = 0; i < count; i++) {
      mean[i] = -(ranksOne[i] + ranksTwo[i]);
      reciprocal[i] = 1 / (RANK_OFFSET + ranksOne[i]) + 1 / (RANK_OFFSET + ranksTwo[i]);
    }
    add(meanRank, mean);
    add(reciprocalRanks, reciprocal);
    scores.forEach((fusion, values) -> add(fused.getOrDefault(fusion, single), values));
  }

  private static double fused(FitModel model, Fusion fusion, Judgement a, Judgement b) {
    double sum = 0;
    for (Reason reason : PairFeatures.LEARNED) {
      double[] values = {
        a.values().getOrDefault(reason, FitModel.NEUTRAL),
        b.values().getOrDefault(reason, FitModel.NEUTRAL)
      };
      sum += model.importance(Bond.RESEMBLE, reason) * fusion.of(values);
    }
    return sum;
  }

  private static double[] ranks(double[] scores) {
    double[] ranks = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      double own = scores[i];
      ranks[i] = 1 + Arrays.stream(scores).filter(score -> score > own).count();
    }
    return ranks;
  }

  private static void add(Ranks ranks, double[] scores) {
    ranks.add(scores[0], Arrays.copyOfRange(scores, 1, scores.length));
  }

  /// One seed.
  public Ranks single() {
    return single;
  }

  /// Two seeds, the mean of their rankings.
  public Ranks meanRank() {
    return meanRank;
  }

  /// Two seeds, reciprocal ranks added (Cormack et al. 2009).
  public Ranks reciprocalRanks() {
    return reciprocalRanks;
  }

  /// Two seeds, fused reason by reason.
  public Ranks fused(Fusion fusion) {
    return fused.getOrDefault(fusion, single);
  }
}
