package io.sideman.training.loops;

import io.sideman.engine.style.Genre;
import io.sideman.players.loop.LoopGan;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The game at the level of plans. Real plans are told once, by the auto-encoder as it stands when
/// the game begins; after that an update costs a hundredth of one at the level of notes.
final class PlanGame implements Game {
  private static final int TOLD_PER_BATCH = 128;
  private static final int PLANS = LoopGan.BARS * LoopGan.PLAN;

  private final GanPlan plan;
  private final LoopBatches batches;
  private final Generator generator;
  private final BarCoder coder;
  private final PlanCritic critic;
  private final List<Genre> genres = new ArrayList<>();
  private float[] plans = {}; // (told loops, bars x plan)

  PlanGame(GanPlan plan, LoopBatches batches, Generator generator, BarCoder coder) {
    this.plan = plan;
    this.batches = batches;
    this.generator = generator;
    this.coder = coder;
    critic = new PlanCritic(plan.criticRate(), plan.seed());
  }

  private void tell() {
    var random = new SplittableRandom(plan.seed());
    int told = TOLD_PER_BATCH * plan.batch();
    plans = new float[told * PLANS];
    for (int i = 0; i < told; i += plan.batch()) {
      LoopBatches.Batch batch = batches.draw(plan.batch(), random);
      float[] now = coder.plans(batch.bars(), batch.genres()).data().asFloat();
      System.arraycopy(now, 0, plans, i * PLANS, now.length);
      genres.addAll(batch.drawn());
    }
  }

  @Override
  public Scores update(RandomGenerator random) {
    if (genres.isEmpty()) {
      tell();
    }
    double real = 0;
    double invented = 0;
    for (int step = 0; step < plan.criticSteps(); step++) {
      float[] drawn = new float[plan.batch() * PLANS];
      List<Genre> which = new ArrayList<>();
      for (int i = 0; i < plan.batch(); i++) {
        int index = random.nextInt(genres.size());
        System.arraycopy(plans, index * PLANS, drawn, i * PLANS, PLANS);
        which.add(genres.get(index));
      }
      INDArray told = Nd4j.create(drawn, new long[] {plan.batch(), PLANS}, 'c');
      INDArray genre = LoopBatches.oneHot(which);
      INDArray made = generator.plans(LoopBatches.chance(which, random));
      INDArray realScores = critic.forward(told, genre);
      Stack.Back back = critic.backward(Game.criticError(plan, realScores, true));
      INDArray held = back.own().gradient().dup();
      INDArray scores = critic.forward(made, genre);
      critic.learn(held, critic.backward(Game.criticError(plan, scores, false)).own());
      critic.bound(plan);
      real += realScores.meanNumber().doubleValue() / plan.criticSteps();
      invented += scores.meanNumber().doubleValue() / plan.criticSteps();
      if (step == plan.criticSteps() - 1) {
        INDArray judged = critic.forward(made, genre); // by the critic as it is now
        Stack.Back way = critic.backward(Game.generatorError(judged));
        generator.learnPlans(critic.atPlans(way));
      }
    }
    return new Scores(real, invented);
  }

  @Override
  public void save(DataOutputStream out) throws IOException {
    critic.save(out);
  }

  @Override
  public void load(DataInputStream in) throws IOException {
    critic.load(in);
  }
}
