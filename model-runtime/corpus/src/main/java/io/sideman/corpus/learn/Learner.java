package io.sideman.corpus.learn;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.players.lstm.LstmWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Trains one network: endless passes over the training side, a look at the validation side every
/// so many updates, the best network handed over, a checkpoint each time, an end when it no longer
/// improves. Goes on by itself from the checkpoint of the same lesson, with the very bits that an
/// unbroken run would have had.
public final class Learner {
  /// Takes each network that is better than all before.
  public interface OnBest {
    void accept(LstmWeights weights, double validationNats, int updates) throws IOException;
  }

  private static final int VALIDATION_TOKENS = 120_000;
  private static final int USUAL_INPUTS = 24;

  private final SequenceFile file;
  private final Lesson lesson;
  private final Path checkpointFile;
  private final Consumer<String> progress;
  private final Parameters weights;
  private final Parameters gradient;
  private final Adam adam;
  private final Network network;
  private final Memory memory;
  private Checkpoint state;

  public Learner(SequenceFile file, Lesson lesson, Path checkpointFile, Consumer<String> progress)
      throws IOException {
    this.file = file;
    this.lesson = lesson;
    this.checkpointFile = checkpointFile;
    this.progress = progress;
    weights = new Parameters(file.inputs(), lesson.hidden(), lesson.layers(), file.vocabulary());
    gradient = weights.sameSize();
    adam = new Adam(weights);
    network = new Network(weights, lesson.lanes(), lesson.window());
    memory = new Memory(lesson.layers(), lesson.lanes(), lesson.hidden());
    weights.draw(lesson.seed(), USUAL_INPUTS);
    state = Checkpoint.load(checkpointFile, lesson.toString(), arrays());
    if (state.updates() > 0) {
      progress.accept(file.name() + ": goes on after " + state.updates() + " updates");
    }
  }

  private List<float[]> arrays() {
    return Checkpoint.arrays(weights, adam, memory);
  }

  /// Starts from trained weights instead of random ones, unless a checkpoint goes on; only a
  /// network that is better than them counts as best.
  public void refine(LstmWeights trained) {
    if (state.updates() == 0) {
      weights.set(trained);
      double nats = validationNats();
      state = new Checkpoint(0, nats, 0);
      progress.accept(
          String.format(Locale.ROOT, "%s: starts from %.4f nats per token", file.name(), nats));
    }
  }

  /// Trains to the end of the lesson or until it no longer improves; answers the best figure.
  public double run(OnBest onBest) throws IOException {
    Lanes lanes = Lanes.training(file, lesson.shares(), lesson.seed(), lesson.lanes());
    lanes.skip((long) state.updates() * lesson.window());
    var window = new Window(lesson.lanes(), lesson.window());
    long started = System.nanoTime();
    int startedAt = state.updates();
    double nats = 0;
    long tokens = 0;
    while (state.updates() < lesson.updates() && state.checksSinceBest() < lesson.patience()) {
      int update = state.updates();
      lanes.fill(window);
      nats += network.forward(window, memory, lesson.keep(), lesson.seed() * 31 + update);
      tokens += window.tokens();
      gradient.clear();
      network.backward(window, lesson.keep(), gradient);
      adam.step(weights, gradient, update, lesson.rateAt(update), lesson.fade());
      state = new Checkpoint(update + 1, state.best(), state.checksSinceBest());
      if (state.updates() % lesson.checkEvery() == 0 || state.updates() >= lesson.updates()) {
        double seconds = (System.nanoTime() - started) / 1e9;
        check(onBest, nats / tokens, lanes.pass(), seconds, state.updates() - startedAt);
        nats = 0;
        tokens = 0;
      }
    }
    return state.best();
  }

  private void check(OnBest onBest, double trainingNats, int pass, double seconds, int done)
      throws IOException {
    double nats = validationNats();
    boolean better = nats < state.best();
    if (better) {
      onBest.accept(weights.weights(), nats, state.updates());
    }
    int since = better ? 0 : state.checksSinceBest() + 1;
    state = new Checkpoint(state.updates(), Math.min(nats, state.best()), since);
    state.save(checkpointFile, lesson.toString(), arrays());
    double perSecond = (double) done * lesson.lanes() * lesson.window() / seconds;
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: update %d of %d, pass %d, training %.4f, validation %.4f nats per token%s,"
                + " %.0f tokens/s, %.0f min left",
            file.name(),
            state.updates(),
            lesson.updates(),
            pass,
            trainingNats,
            nats,
            better ? " (best)" : "",
            perSecond,
            seconds / done * (lesson.updates() - state.updates()) / 60));
  }

  /// Nats per token over the validation side, every so many songs of it when it is large.
  public double validationNats() {
    return nats(thinned(Lanes.side(file, Split.VALIDATION)));
  }

  private static List<Sequence> thinned(List<Sequence> songs) {
    long tokens = songs.stream().mapToLong(Sequence::tokenCount).sum();
    int every = (int) Math.max(1, Math.ceilDiv(tokens, VALIDATION_TOKENS));
    var thinned = new ArrayList<Sequence>();
    for (int i = 0; i < songs.size(); i += every) {
      thinned.add(songs.get(i));
    }
    return thinned;
  }

  /// Nats per token of the network as it is over some songs, each from an empty memory.
  public double nats(List<Sequence> songs) {
    Lanes lanes = Lanes.once(file, songs, lesson.lanes());
    var window = new Window(lesson.lanes(), lesson.window());
    Memory fresh = new Memory(lesson.layers(), lesson.lanes(), lesson.hidden());
    double nats = 0;
    long tokens = 0;
    while (lanes.fill(window)) {
      nats += network.forward(window, fresh, 1, 0);
      tokens += window.tokens();
    }
    return tokens == 0 ? Double.POSITIVE_INFINITY : nats / tokens;
  }
}
