package io.sideman.library.suggest;

import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
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
  private static final double BARE_RHYTHM = 3; // taps and tunes have little else to say
  private static final double TASTE_PART = 0.2;

  private final FitModel model;
  private final Liking liking;
  private final Optional<Item> complemented;
  private final List<Item> resembled;
  private final Map<Reason, Double> weights = new EnumMap<>(Reason.class);

  /// A score and how the item is brought to the session.
  public record Score(double total, Map<Reason, Double> shares, Placing placing) {}

  public Scoring(FitModel model, Liking liking, Query query) {
    this.model = model;
    this.liking = liking;
    boolean loops = query.kind() != Kind.TRACK;
    complemented = loops ? query.session() : Optional.empty();
    var seeds = new ArrayList<Item>(query.seeds());
    if (!loops) {
      query.session().ifPresent(seeds::add);
    }
    resembled = List.copyOf(seeds);
    weigh(query);
  }

  private void weigh(Query query) {
    for (Reason reason : PairFeatures.LEARNED) {
      double weight = complemented.isPresent() ? model.importance(Bond.COMPLEMENT, reason) : 0;
      boolean said = resembled.stream().anyMatch(seed -> PairFeatures.speaks(reason, seed));
      weight += said ? model.importance(Bond.RESEMBLE, reason) : 0;
      if (reason == Reason.RHYTHM && resembled.stream().anyMatch(Seeds::isBare)) {
        weight *= BARE_RHYTHM;
      }
      weights.put(reason, weight);
    }
    weights.put(Reason.WORDS, query.words().isPresent() ? WORDS_PART : 0);
    weights.put(Reason.TASTE, TASTE_PART);
    weights.replaceAll((reason, weight) -> weight * query.dials().getOrDefault(reason, 1.0));
    double sum = weights.values().stream().mapToDouble(weight -> weight).sum();
    weights.replaceAll((_, weight) -> sum > 0 ? weight / sum : 0);
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
                  learned(reason, beside, alike);
            };
        shares.put(reason, weight(reason) * value);
        total += weight(reason) * value;
      }
    }
    Placing placing = beside.map(Judgement::placing).orElse(Placing.NONE);
    return Optional.of(new Score(total, shares, placing));
  }

  /// Session and seeds each have a say by their own weights; among seeds agreement counts.
  private double learned(Reason reason, Optional<Judgement> beside, List<Judgement> alike) {
    double fit = beside.map(it -> value(it, reason)).orElse(0.0);
    if (alike.isEmpty()) {
      return fit;
    }
    double[] values = new double[alike.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(alike.get(i), reason);
    }
    double likeness = FUSION.of(values);
    if (beside.isEmpty()) {
      return likeness;
    }
    double first = model.importance(Bond.COMPLEMENT, reason);
    double second = model.importance(Bond.RESEMBLE, reason);
    return (first * fit + second * likeness) / Math.max(1e-12, first + second);
  }

  private static final Fusion FUSION = Fusion.AGREEMENT; // see docs/quality.md

  private static double value(Judgement judgement, Reason reason) {
    return judgement.values().getOrDefault(reason, FitModel.NEUTRAL);
  }
}
