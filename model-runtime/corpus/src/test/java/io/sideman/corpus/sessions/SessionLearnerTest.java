package io.sideman.corpus.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.library.taste.Act;
import io.sideman.library.taste.Features;
import io.sideman.library.taste.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SessionLearnerTest {
  private static final int KINDS = 6;

  private static float[] item(int kind, SplittableRandom random) {
    float[] features = new float[Features.SIZE];
    for (int i = 0; i < KINDS; i++) {
      features[i] = (float) ((i == kind ? 1 : 0) + 0.1 * random.nextGaussian());
    }
    return features;
  }

  /// Whoever takes something of an even kind takes the odd kind after it next, and goes on with the
  /// even kind after that: what is near what was taken is never next.
  private static Batch rule(SplittableRandom random) {
    var items = new ArrayList<float[]>();
    var walks = new ArrayList<Walk>();
    for (int walk = 0; walk < 8; walk++) {
      var deeds = new ArrayList<Walk.Step>();
      int start = random.nextInt(KINDS);
      for (int i = 0; i < 5; i++) {
        Act act = i == 1 ? Act.LIKE : Act.USE;
        deeds.add(new Walk.Step(items.size(), act, true));
        items.add(item((start + i) % KINDS, random));
      }
      walks.add(new Walk(deeds));
    }
    return new Batch(items, walks);
  }

  @Test
  void theGradientIsTheSlopeOfTheLoss() {
    var weights = new SessionRows(5, 4);
    weights.draw(3);
    var learner = new SessionLearner(weights);
    Batch batch = rule(new SplittableRandom(1));
    learner.add(batch, true);
    for (int row = 0; row < weights.rows.size(); row++) {
      float[] values = weights.rows.get(row);
      int at = row % values.length;
      float own = values[at];
      float step = 4e-3f;
      values[at] = own + step;
      double above = learner.add(batch, false).sum();
      values[at] = own - step;
      double below = learner.add(batch, false).sum();
      values[at] = own;
      double slope = (above - below) / (2 * step);
      double told = learner.gradient.rows.get(row)[at];
      assertEquals(slope, told, 0.02 + 0.02 * Math.abs(slope), "row " + row);
    }
  }

  @Test
  void whatIsTrainedIsWhatRuns() {
    var weights = new SessionRows(5, 4);
    weights.draw(4);
    Batch batch = rule(new SplittableRandom(2));
    double told = 0;
    for (Walk walk : batch.walks()) {
      var state = new SessionState(weights.net);
      var met = new ArrayList<Integer>();
      for (int i = 0; i + 1 < walk.deeds().size(); i++) {
        Walk.Step deed = walk.deeds().get(i);
        met.add(deed.item());
        state.hear(deed.act(), batch.items().get(deed.item()));
        SessionState.Wish wish = state.wish();
        double sum = 0;
        for (int item = 0; item < batch.items().size(); item++) {
          sum += met.contains(item) ? 0 : Math.exp(wish.of(batch.items().get(item)));
        }
        told += Math.log(sum) - wish.of(batch.items().get(walk.nextAfter(i)));
      }
    }
    assertEquals(new SessionLearner(weights).add(batch, false).sum(), told, 1e-2);
  }

  @Test
  void anOrderIsLearnedThatLikenessCannotTell() {
    var weights = new SessionRows(16, 8);
    weights.draw(5);
    var learner = new SessionLearner(weights);
    var adam = new SessionAdam(weights);
    var random = new SplittableRandom(6);
    double before = learner.add(rule(new SplittableRandom(7)), false).mean();
    for (int update = 0; update < 250; update++) {
      learner.gradient.clear();
      SessionLearner.Loss loss = learner.add(rule(random), true);
      learner.gradient.rows.forEach(row -> {
        for (int i = 0; i < row.length; i++) {
          row[i] /= loss.count();
        }
      });
      adam.step(learner.gradient.rows, 5e-3);
    }
    double after = learner.add(rule(new SplittableRandom(7)), false).mean();
    double chanceWithinKind = Math.log(40.0 / KINDS);
    assertTrue(after < chanceWithinKind + 0.3, before + " nats before, now " + after);
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    List<float[]> one = trained();
    List<float[]> other = trained();
    for (int row = 0; row < one.size(); row++) {
      assertEquals(one.get(row)[0], other.get(row)[0], 0, "row " + row);
    }
  }

  private static List<float[]> trained() {
    var weights = new SessionRows(5, 4);
    weights.draw(9);
    var learner = new SessionLearner(weights);
    var adam = new SessionAdam(weights);
    for (int update = 0; update < 3; update++) {
      learner.gradient.clear();
      learner.add(rule(new SplittableRandom(update)), true);
      adam.step(learner.gradient.rows, 5e-3);
    }
    return weights.rows;
  }
}
