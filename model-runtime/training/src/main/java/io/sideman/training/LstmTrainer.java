package io.sideman.training;

import io.sideman.corpus.Split;
import io.sideman.corpus.learn.Learner;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.players.lstm.LstmWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/// Trains one network in DL4J, the reference beside our own [Learner]: passes over the training
/// side, a look at the validation side every so many updates, the best network handed to `onBest`,
/// a checkpoint each time, stop when it no longer improves. Resumes by itself from the checkpoint
/// of the same plan.
final class LstmTrainer {
  private static final int VALIDATION_BATCHES = 10;

  private final SequenceFile file;
  private final TrainingPlan plan;
  private final Path checkpointFile;
  private final Consumer<String> progress;
  private MultiLayerNetwork network;
  private Checkpoint state;

  LstmTrainer(SequenceFile file, TrainingPlan plan, Path checkpointFile, Consumer<String> progress)
      throws IOException {
    this.file = file;
    this.plan = plan;
    this.checkpointFile = checkpointFile;
    this.progress = progress;
    Checkpoint.Loaded loaded = Checkpoint.load(checkpointFile, plan.toString());
    if (loaded == null) {
      network = LstmBuilder.build(plan, file.inputs(), file.vocabulary());
      state = new Checkpoint(plan.toString(), 0, 0, 0, Double.POSITIVE_INFINITY, 0);
    } else {
      network = loaded.network();
      state = loaded.checkpoint();
      progress.accept(file.name() + ": goes on after " + state.updates() + " updates");
    }
  }

  /// Starts from trained weights instead of random ones, unless a checkpoint goes on; only a
  /// network that is better than them counts as best.
  void refine(LstmWeights weights) {
    if (state.updates() == 0) {
      LstmBuilder.fill(network, weights);
      double nll = validationNll();
      state = new Checkpoint(state.plan(), 0, 0, 0, nll, 0);
      progress.accept(String.format("%s: starts from %.4f nats per token", file.name(), nll));
    }
  }

  /// Trains to the end of the plan or until early stopping; answers the best validation figure.
  double run(Learner.OnBest onBest) throws IOException {
    Batches batches = pass(state.pass(), state.batch());
    int windows = plan.segment() / plan.window();
    long started = System.nanoTime();
    int startedAt = state.updates();
    while (state.updates() < plan.updates() && state.checksSinceBest() < plan.patience()) {
      DataSet batch = batches.next();
      if (batch == null) {
        state = move(state.updates(), state.pass() + 1, 0);
        batches = pass(state.pass(), 0);
        continue;
      }
      network.fit(batch);
      boolean check =
          (state.updates() + windows) / plan.checkEvery() > state.updates() / plan.checkEvery();
      state = move(state.updates() + windows, state.pass(), state.batch() + 1);
      if (check || state.updates() >= plan.updates()) {
        check(onBest, (System.nanoTime() - started) / 1e9, state.updates() - startedAt);
      }
    }
    return state.bestNll();
  }

  private Batches pass(int number, int skip) {
    var stream = TokenStream.training(file, plan, number);
    if (stream.length() < (long) plan.batch() * plan.segment()) {
      throw new IllegalArgumentException(
          file.name() + ": too little data for one batch: " + stream.length() + " tokens");
    }
    var batches = new Batches(file, stream, plan.batch(), plan.segment());
    batches.skip(skip);
    return batches;
  }

  private Checkpoint move(int updates, int pass, int batch) {
    return new Checkpoint(
        state.plan(), updates, pass, batch, state.bestNll(), state.checksSinceBest());
  }

  private void check(Learner.OnBest onBest, double seconds, int done) throws IOException {
    double nll = validationNll();
    boolean better = nll < state.bestNll();
    if (better) {
      onBest.accept(LstmBuilder.weights(network), nll, state.updates());
    }
    state =
        new Checkpoint(
            state.plan(),
            state.updates(),
            state.pass(),
            state.batch(),
            Math.min(nll, state.bestNll()),
            better ? 0 : state.checksSinceBest() + 1);
    state.save(checkpointFile, network);
    double left = seconds / done * (plan.updates() - state.updates());
    double tokensPerSecond = (double) done * plan.batch() * plan.window() / seconds;
    progress.accept(
        String.format(
            "%s: update %d of %d, pass %d, validation %.4f nats per token%s, %.0f tokens/s,"
                + " %.0f min left",
            file.name(),
            state.updates(),
            plan.updates(),
            state.pass(),
            nll,
            better ? " (best)" : "",
            tokensPerSecond,
            left / 60));
  }

  /// Nats per token over the first part of the validation side.
  double validationNll() {
    TokenStream stream = TokenStream.of(file, Split.VALIDATION);
    int time = plan.segment();
    int lanes = Math.clamp(stream.length() / time, 1, plan.batch());
    var batches = new Batches(file, stream, lanes, time);
    double sum = 0;
    long tokens = 0;
    for (int i = 0; i < VALIDATION_BATCHES; i++) {
      DataSet batch = batches.next();
      if (batch == null) {
        break;
      }
      INDArray probability = network.output(batch.getFeatures(), false);
      float[] found = probability.mul(batch.getLabels()).sum(1).dup('c').data().asFloat();
      for (float p : found) {
        sum -= Math.log(Math.max(p, 1e-12));
      }
      tokens += found.length;
    }
    return tokens == 0 ? Double.POSITIVE_INFINITY : sum / tokens;
  }
}
