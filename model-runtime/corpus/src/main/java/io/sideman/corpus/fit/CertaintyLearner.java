package io.sideman.corpus.fit;

import io.sideman.corpus.fit.Pairs.Pair;
import io.sideman.corpus.fit.Pairs.Target;
import io.sideman.library.item.Item;
import io.sideman.library.suggest.Certainty;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModel.Bond;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// Learns what totals of a model mean, on songs that it was not trained on: true partners against
/// random parts, half of them of the same role; logistic regression by Newton's method.
final class CertaintyLearner {
  private static final int RIVALS = 8; // of a pair, half of them hard
  private static final int STEPS = 30;
  private static final double RIDGE = 1e-6;

  private final List<double[]> seen = new ArrayList<>(); // total, and 1 for a true partner

  private CertaintyLearner() {}

  static Certainty of(FitModel model, Bond bond, List<FitWindow> held, long seed) {
    var random = new SplittableRandom(seed);
    var learner = new CertaintyLearner();
    for (Pair pair : Pairs.of(bond, held, random)) {
      OptionalDouble partner = total(model, bond, pair.query(), pair.target().item());
      for (int i = 0; i < RIVALS && partner.isPresent(); i++) {
        List<Target> rivals = i % 2 == 0 ? pair.rivals() : pair.hardRivals();
        Target rival = rivals.get(random.nextInt(rivals.size()));
        OptionalDouble other = total(model, bond, pair.query(), rival.item());
        if (!rival.song().equals(pair.target().song()) && other.isPresent()) {
          learner.seen.add(new double[] {partner.getAsDouble(), 1});
          learner.seen.add(new double[] {other.getAsDouble(), 0});
        }
      }
    }
    return learner.fitted();
  }

  /// Empty for what would not be offered.
  private static OptionalDouble total(FitModel model, Bond bond, Item query, Item item) {
    return switch (bond) {
      case COMPLEMENT ->
          model
              .complement(query, item)
              .map(judgement -> OptionalDouble.of(model.total(bond, judgement)))
              .orElse(OptionalDouble.empty());
      case RESEMBLE -> OptionalDouble.of(model.total(bond, model.resemblance(query, item)));
    };
  }

  /// The most likely curve `1 / (1 + exp(-(a + b x)))`.
  private Certainty fitted() {
    double a = 0;
    double b = 1;
    for (int step = 0; step < STEPS; step++) {
      double gradientA = 0;
      double gradientB = 0;
      double aa = RIDGE;
      double ab = 0;
      double bb = RIDGE;
      for (double[] pair : seen) {
        double x = pair[0];
        double p = 1 / (1 + Math.exp(-(a + b * x)));
        double curve = p * (1 - p);
        gradientA += pair[1] - p;
        gradientB += (pair[1] - p) * x;
        aa += curve;
        ab += curve * x;
        bb += curve * x * x;
      }
      double determinant = aa * bb - ab * ab;
      a += (bb * gradientA - ab * gradientB) / determinant;
      b += (aa * gradientB - ab * gradientA) / determinant;
    }
    return b > 0 ? new Certainty(-a / b, b) : Certainty.UNTRIED;
  }
}
