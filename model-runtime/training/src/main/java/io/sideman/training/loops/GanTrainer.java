package io.sideman.training.loops;

import io.sideman.corpus.loops.LoopBank;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SplittableRandom;

/// The game of generator and critic. Every update draws from a generator of its own number, so a
/// run that was killed goes on from its checkpoint as if nothing had happened.
final class GanTrainer {
  /// What one stretch of updates came to, means over it.
  record Stretch(int pretrained, int updates, double coding, double real, double invented) {}

  private static final double CALM_AFTER = 0.7; // of the pre-training
  private static final int CODED = 16; // loops in a batch of the auto-encoder

  private final GanPlan plan;
  private final LoopBatches batches;
  private final Generator generator;
  private final Game game;
  private final BarCoder coder;
  private final Path checkpoint;
  private final Path learnedBars; // by the auto-encoder; all set-ups share them
  private int pretrained;
  private int updates;

  GanTrainer(GanPlan plan, LoopBank bank, Path checkpoint) throws IOException {
    this.plan = plan;
    this.checkpoint = checkpoint;
    batches = new LoopBatches(bank);
    boolean rolls = plan.level() == GanPlan.Level.ROLLS;
    generator = new Generator(plan.generatorRate(), BarCoder.RATE, plan.seed());
    if (plan.tied()) {
      generator.tie();
    }
    coder = new BarCoder(generator.bar, plan.seed());
    game =
        rolls
            ? new RollGame(plan, batches, generator)
            : new PlanGame(plan, batches, generator, coder);
    learnedBars = checkpoint.resolveSibling("gan-bars-" + plan.pretrain() + ".checkpoint");
    if (Files.exists(checkpoint)) {
      load();
    }
    if (pretrained == 0 && Files.exists(learnedBars)) {
      try (var in = open(learnedBars)) {
        generator.bar.load(in);
        coder.load(in);
        pretrained = plan.pretrain();
      }
    }
  }

  int pretrained() {
    return pretrained;
  }

  int updates() {
    return updates;
  }

  /// True while bars are learned, before the game.
  boolean isCoding() {
    return pretrained < plan.pretrain();
  }

  boolean isDone() {
    return updates >= plan.updates();
  }

  Generator generator() {
    return generator;
  }

  /// Goes on for a number of updates, or to the end of the pre-training or of the plan.
  Stretch run(int count) throws IOException {
    if (isCoding()) {
      return pretrain(Math.min(count, plan.pretrain() - pretrained));
    }
    double real = 0;
    double invented = 0;
    generator.bar.learningRate(plan.generatorRate()); // no longer the auto-encoder's
    int todo = Math.min(count, plan.updates() - updates);
    for (int i = 0; i < todo; i++) {
      Game.Scores scores = game.update(new SplittableRandom(plan.seed() * 1_000_003 + updates));
      real += scores.real() / todo;
      invented += scores.invented() / todo;
      updates++;
    }
    return new Stretch(pretrained, updates, 0, real, invented);
  }

  private Stretch pretrain(int todo) throws IOException {
    double coding = 0;
    for (int i = 0; i < todo; i++) {
      if (pretrained >= plan.pretrain() * CALM_AFTER) {
        coder.calm();
      }
      var random = new SplittableRandom(plan.seed() * 7_000_003 + pretrained);
      LoopBatches.Batch batch = batches.draw(CODED, random);
      coding += coder.learn(batch.bars(), batch.genres(), random) / todo;
      pretrained++;
    }
    if (pretrained == plan.pretrain()) {
      write(
          learnedBars,
          out -> {
            generator.bar.save(out);
            coder.save(out);
          });
    }
    return new Stretch(pretrained, 0, coding, 0, 0);
  }

  /// Saves beside and moves.
  void save() throws IOException {
    write(
        checkpoint,
        out -> {
          out.writeUTF(plan.toString());
          out.writeInt(pretrained);
          out.writeInt(updates);
          generator.save(out);
          game.save(out);
          coder.save(out);
        });
  }

  /// Writes something.
  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static void write(Path file, Content content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside), 1 << 20))) {
      content.write(out);
    }
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20));
  }

  private void load() throws IOException {
    try (var in = open(checkpoint)) {
      if (!in.readUTF().equals(plan.toString())) {
        return; // another plan's: starts afresh
      }
      pretrained = in.readInt();
      updates = in.readInt();
      generator.load(in);
      game.load(in);
      coder.load(in);
    }
  }
}
