package io.sideman.library.suggest;

import io.sideman.library.item.Item;
import io.sideman.library.suggest.FitModel.Bond;
import io.sideman.library.suggest.FitModel.Judgement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The exact score of one item for one query, reason by reason.
public final class Scoring {
  private static final double WORDS_PART = 0.5; // beside 1 for all that is learned
  private static final double TAPPED = 3; // taps have little else to say than their rhythm
  private static final double TUNE = 20; // and who looks for a tune wants the tune
  private static final double TASTE_PART = 0.2;
  private static final double FILL_PART = 0.25; // of four bars that play on a fill suits one
  private static final double LEAST_LEARNED = 0.05; // of a score that networks have a say in

  /// Chosen by eye on tunes cut from songs: the true song of eight notes, one of them wrong, is
  /// seldom below, another song seldom above.
  private static final Certainty TUNE_CERTAINTY = new Certainty(0.3, 15);

  private final FitModel model;
  private final Liking liking;
  private final Optional<Item> complemented;
  private final List<Item> resembled;
  private final List<Optional<Tune>> tunes; // of those that are resembled
  private final boolean wantsFills;
  private final Map<Reason, Double> weights = new EnumMap<>(Reason.class);
  private final Optional<Certainty> certainty; // empty where nothing that is learned has a say

  /// A score and how the item is brought to the session.
  public record Score(double total, Map<Reason, Double> shares, Placing placing) {}

  Scoring(FitModel model, Liking liking, Query query, Tune.Rarity rarity) {
    this.model = model;
    this.liking = liking;
    complemented = query.complements() ? query.session() : Optional.empty();
    var seeds = new ArrayList<Item>(query.seeds());
    if (!query.complements()) {
      query.session().ifPresent(seeds::add);
    }
    resembled = List.copyOf(seeds);
    tunes =
        resembled.stream()
            .map(seed ->
                Seeds.isTune(seed)
                    ? Optional.of(Tune.of(seed.contour(), rarity))
                    : Optional.<Tune>empty())
            .toList();
    wantsFills = query.wantsFills();
    weigh(query);
    certainty = certainty();
  }

  private void weigh(Query query) {
    for (Reason reason : PairFeatures.LEARNED) {
      weights.put(reason, beside(reason) + alike(reason));
    }
    weights.put(Reason.WORDS, query.words().isPresent() ? WORDS_PART : 0);
    weights.put(Reason.TASTE, liking.isKnown() ? TASTE_PART : 0);
    weights.replaceAll((reason, weight) -> weight * query.dials().getOrDefault(reason, 1.0));
    double sum = weights.values().stream().mapToDouble(weight -> weight).sum();
    weights.replaceAll((_, weight) -> sum > 0 ? weight / sum : 0);
  }

  /// What a reason counts beside the session; nothing where the session says nothing of it.
  private double beside(Reason reason) {
    boolean said = complemented.filter(it -> PairFeatures.speaks(reason, it)).isPresent();
    return said ? model.importance(Bond.COMPLEMENT, reason) : 0;
  }

  /// What a reason counts among seeds; nothing where none says anything of it.
  private double alike(Reason reason) {
    if (resembled.stream().noneMatch(seed -> PairFeatures.speaks(reason, seed))) {
      return 0;
    }
    double factor =
        reason != Reason.RHYTHM
            ? 1
            : tunes.stream().anyMatch(Optional::isPresent)
                ? TUNE
                : resembled.stream().anyMatch(Seeds::isBare) ? TAPPED : 1;
    return factor * model.importance(Bond.RESEMBLE, reason);
  }

  /// What a total means in this query: words and taste, of which nothing was learned, shift nothing
  /// while they are halfway.
  private Optional<Certainty> certainty() {
    Certainty fit = model.certainty(Bond.COMPLEMENT);
    Certainty likeness =
        tunes.stream().anyMatch(Optional::isPresent)
            ? TUNE_CERTAINTY
            : model.certainty(Bond.RESEMBLE);
    double first = 0;
    double second = 0;
    for (Reason reason : PairFeatures.LEARNED) {
      double sum = Math.max(1e-12, beside(reason) + alike(reason));
      first += weight(reason) * beside(reason) / sum;
      second += weight(reason) * alike(reason) / sum;
    }
    double learned = first + second;
    if (learned < LEAST_LEARNED) {
      return Optional.empty();
    }
    double middle =
        first * fit.middle() + second * likeness.middle() + (1 - learned) * FitModel.NEUTRAL;
    double slope = (first * fit.slope() + second * likeness.slope()) / learned;
    return Optional.of(new Certainty(middle, slope / learned));
  }

  /// The part of the score that a reason may decide in this query, after its dial.
  public double weight(Reason reason) {
    return weights.getOrDefault(reason, 0.0);
  }

  /// The score of an item; empty for a loop whose tempo is out of reach.
  ///
  /// @param words share of the query's words that it meets
  public Optional<Score> of(Item item, double words) {
    Optional<Judgement> beside = complemented.flatMap(it -> model.complement(it, item));
    if (complemented.isPresent() && beside.isEmpty()) {
      return Optional.empty();
    }
    List<Judgement> alike = resembled.stream().map(it -> model.resemblance(it, item)).toList();
    var shares = new EnumMap<Reason, Double>(Reason.class);
    double total = 0;
    for (Reason reason : Reason.values()) {
      if (weight(reason) > 0) {
        double value =
            switch (reason) {
              case WORDS -> words;
              case TASTE -> Math.clamp(liking.of(item), 0, 1);
              case KEY, GROOVE, DENSITY, REGISTER, TIMBRE, STYLE, RHYTHM ->
                  learned(reason, item, beside, alike);
            };
        shares.put(reason, weight(reason) * value);
        total += weight(reason) * value;
      }
    }
    double sum = total;
    double sure = certainty.map(it -> it.of(sum)).orElse(sum);
    double score =
        complemented.isPresent() && !wantsFills && item.isFill() ? FILL_PART * sure : sure;
    shares.replaceAll((_, share) -> sum > 0 ? share * score / sum : 0);
    Placing placing = beside.map(Judgement::placing).orElse(Placing.NONE);
    return Optional.of(new Score(score, shares, placing));
  }

  /// Session and seeds each have a say by their own weights; among seeds agreement counts.
  private double learned(
      Reason reason, Item item, Optional<Judgement> beside, List<Judgement> alike) {
    double fit = beside.map(it -> value(it, reason)).orElse(0.0);
    if (alike.isEmpty()) {
      return fit;
    }
    double[] values = new double[alike.size()];
    for (int i = 0; i < values.length; i++) {
      Optional<Tune> tune = reason == Reason.RHYTHM ? tunes.get(i) : Optional.empty();
      values[i] = tune.isPresent() ? tune.get().in(item.contour()) : value(alike.get(i), reason);
    }
    double likeness = FUSION.of(values);
    if (beside.isEmpty()) {
      return likeness;
    }
    double first = beside(reason);
    double second = alike(reason);
    return (first * fit + second * likeness) / Math.max(1e-12, first + second);
  }

  private static final Fusion FUSION = Fusion.AGREEMENT; // see docs/quality.md

  private static double value(Judgement judgement, Reason reason) {
    return judgement.values().getOrDefault(reason, FitModel.NEUTRAL);
  }
}
