package io.sideman.corpus.fit;

import io.sideman.corpus.fit.Pairs.Pair;
import io.sideman.corpus.fit.Pairs.Target;
import io.sideman.library.item.Item;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModel.Bond;
import io.sideman.library.suggest.InKey;
import io.sideman.library.suggest.PairFeatures;
import io.sideman.library.suggest.Part;
import io.sideman.library.suggest.Placing;
import io.sideman.library.suggest.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Learns one bond of a model of fit: the true partner should come first among rivals, each moved
/// into the session's key (softmax over the list: Cao et al., Learning to Rank: ListNet, 2007).
final class FitLearner {
  private static final int RIVALS = 20;
  private static final int HARD = 12;
  private static final int BATCH = 16;
  private static final double RATE = 0.003;
  private static final double DECAY = 0.01;
  private static final int HIDDEN = 12;
  private static final double SHARPEST = 60;

  private final Bond bond;
  private final SplittableRandom random;
  private final List<Reason> reasons = PairFeatures.LEARNED;
  private final PartLearner[] parts = new PartLearner[reasons.size()];
  private final double[] logits = new double[parts.length + 1]; // of importance; last: sharpness
  private final double[] slopes = new double[parts.length + 1];
  private final double[] mean = new double[parts.length + 1];
  private final double[] square = new double[parts.length + 1];
  private int updates;

  /// One candidate of a list.
  private static final class Look {
    private final float[][] numbers;
    private final double[] values;
    private double score;

    Look(int parts) {
      numbers = new float[parts][];
      values = new double[parts];
    }
  }

  FitLearner(Bond bond, long seed) {
    this.bond = bond;
    random = new SplittableRandom(seed + bond.ordinal());
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new PartLearner(PairFeatures.count(reasons.get(i)), HIDDEN, random.split());
    }
    logits[parts.length] = Math.log(20);
  }

  /// One pass over all pairs in random order.
  ///
  /// @param rate of the usual one, 0 to 1
  /// @return mean loss in nats
  double pass(List<Pair> pairs, double rate) {
    var order = new ArrayList<>(pairs);
    for (int i = order.size() - 1; i > 0; i--) {
      order.set(i, order.set(random.nextInt(i + 1), order.get(i)));
    }
    double loss = 0;
    for (int i = 0; i < order.size(); i++) {
      loss += learn(order.get(i));
      if ((i + 1) % BATCH == 0) {
        step(rate * RATE);
      }
    }
    return loss / Math.max(1, order.size());
  }

  private double learn(Pair pair) {
    double[] weights = importances();
    double sharp = Math.min(SHARPEST, Math.exp(logits[parts.length]));
    List<Look> looks = new ArrayList<>();
    looks.add(look(pair.query(), pair.target().item(), weights));
    for (int i = 0; i < RIVALS; i++) {
      List<Target> from = i < HARD ? pair.hardRivals() : pair.rivals();
      Target rival = from.get(random.nextInt(from.size()));
      if (!rival.song().equals(pair.target().song())) {
        looks.add(look(pair.query(), rival.item(), weights));
      }
    }
    double most = looks.stream().mapToDouble(look -> look.score).max().orElse(0);
    double sum = 0;
    for (Look look : looks) {
      sum += Math.exp(sharp * (look.score - most));
    }
    for (int i = 0; i < looks.size(); i++) {
      Look look = looks.get(i);
      double share = Math.exp(sharp * (look.score - most)) / sum;
      double slope = (share - (i == 0 ? 1 : 0)) / BATCH;
      for (int part = 0; part < parts.length; part++) {
        parts[part].learn(look.numbers[part], slope * sharp * weights[part]);
        slopes[part] += slope * sharp * weights[part] * (look.values[part] - look.score);
      }
      slopes[parts.length] += slope * sharp * look.score;
    }
    return Math.log(sum) - sharp * (looks.getFirst().score - most);
  }

  private Look look(Item query, Item item, double[] weights) {
    var look = new Look(parts.length);
    Placing inTime = Placing.inTime(query, item).orElse(Placing.NONE);
    Placing placing =
        bond == Bond.RESEMBLE ? FitModel.aligned(query, item) : InKey.of(query, item, inTime);
    for (int part = 0; part < parts.length; part++) {
      Reason reason = reasons.get(part);
      look.numbers[part] = PairFeatures.of(reason, query, item, placing);
      look.values[part] = parts[part].value(look.numbers[part]);
      look.score += weights[part] * look.values[part];
    }
    return look;
  }

  private double[] importances() {
    double[] weights = new double[parts.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(logits[i]);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private void step(double rate) {
    for (PartLearner part : parts) {
      part.step(rate, DECAY);
    }
    updates++;
    for (int i = 0; i < logits.length; i++) {
      mean[i] = 0.9 * mean[i] + 0.1 * slopes[i];
      square[i] = 0.999 * square[i] + 0.001 * slopes[i] * slopes[i];
      double first = mean[i] / (1 - Math.pow(0.9, updates));
      double second = square[i] / (1 - Math.pow(0.999, updates));
      logits[i] -= rate * first / (Math.sqrt(second) + 1e-8);
      slopes[i] = 0;
    }
  }

  /// What was learned so far.
  Map<Reason, Part> parts() {
    double[] weights = importances();
    var learned = new EnumMap<Reason, Part>(Reason.class);
    for (int i = 0; i < parts.length; i++) {
      learned.put(reasons.get(i), parts[i].part(weights[i]));
    }
    return learned;
  }
}
