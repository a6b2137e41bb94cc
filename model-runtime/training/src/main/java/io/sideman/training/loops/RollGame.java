package io.sideman.training.loops;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The game at the level of notes.
final class RollGame implements Game {
  private final GanPlan plan;
  private final LoopBatches batches;
  private final Generator generator;
  private final Critic critic;

  RollGame(GanPlan plan, LoopBatches batches, Generator generator) {
    this.plan = plan;
    this.batches = batches;
    this.generator = generator;
    critic = new Critic(plan.criticRate(), plan.seed());
  }

  @Override
  public Scores update(RandomGenerator random) {
    double real = 0;
    double invented = 0;
    for (int step = 0; step < plan.criticSteps(); step++) {
      LoopBatches.Batch batch = batches.draw(plan.batch(), random);
      INDArray bars = generator.forward(LoopBatches.chance(batch.drawn(), random));
      INDArray realScores = critic.forward(batch.bars(), batch.genres());
      INDArray liked = critic.seen().mean(0);
      INDArray error = Game.criticError(plan, realScores, true);
      var held = Critic.Held.of(critic.backward(error, 0, liked));
      INDArray scores = critic.forward(bars, batch.genres());
      critic.learn(held, critic.backward(Game.criticError(plan, scores, false), 0, liked));
      critic.bound(plan);
      real += realScores.meanNumber().doubleValue() / plan.criticSteps();
      invented += scores.meanNumber().doubleValue() / plan.criticSteps();
      if (step == plan.criticSteps() - 1) {
        INDArray judged = critic.forward(bars, batch.genres()); // by the critic as it is now
        INDArray towards = Game.generatorError(judged);
        generator.learn(critic.backward(towards, plan.matching(), liked).bars());
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
