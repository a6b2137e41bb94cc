package io.sideman.training.vae;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Trains one auto-encoder and keeps the best network by validation loss. Killed, it goes on from
/// its last checkpoint; examples and noise of an update depend on seed and number alone.
final class VaeTrainer {
  private static final int MOST_VALIDATION = 1024;

  private final String name;
  private final VaePlan plan;
  private final Examples training;
  private final Examples validation;
  private final Path checkpoint;
  private final Path best;
  private final Path progressFile;
  private final Consumer<String> progress;

  /// A trainer whose files are called after `name` in the work folder.
  VaeTrainer(
      String name,
      VaePlan plan,
      Examples training,
      Examples validation,
      Path work,
      Consumer<String> progress) {
    this.name = name;
    this.plan = plan;
    this.training = training;
    this.validation = validation;
    this.progress = progress;
    checkpoint = work.resolve("vae-" + name + ".checkpoint.sd");
    best = work.resolve("vae-" + name + ".best.sd");
    progressFile = work.resolve("vae-" + name + ".properties");
  }

  /// A network and what it reached.
  record Trained(VaeGraph network, double validationLoss, int updates) {}

  /// Trains to the end of the plan, then answers the best network.
  Trained run(boolean gaussian) throws IOException {
    Properties state = state();
    int update = Integer.parseInt(state.getProperty("updates", "0"));
    double bestLoss = Double.parseDouble(state.getProperty("best", "Infinity"));
    int bestAt = Integer.parseInt(state.getProperty("bestAt", "0"));
    VaeGraph network =
        update == 0
            ? VaeGraph.fresh(
                plan, training.inputs(), training.outputs(), training.conditions(), gaussian)
            : VaeGraph.load(checkpoint, plan.latents());
    if (update == 0) {
      progress.accept(name + ": " + training.size() + " examples, " + plan);
    }
    long started = System.nanoTime();
    int startedAt = update;
    var batch = new VaeBatch(training, plan.batch(), plan.latents());
    while (update < plan.updates()) {
      batch.draw(new SplittableRandom(plan.seed() * 1_000_003 + update));
      network.fit(batch, plan.betaAt(update));
      update++;
      if (update % plan.checkEvery() == 0 || update == plan.updates()) {
        VaeGraph.Losses losses = validate(network);
        boolean better = losses.reconstruction() < bestLoss;
        if (better) {
          bestLoss = losses.reconstruction();
          bestAt = update;
          network.save(best);
        }
        network.save(checkpoint);
        save(update, bestLoss, bestAt);
        double each = (System.nanoTime() - started) / 1e9 / (update - startedAt);
        progress.accept(
            "%s: update %d of %d, validation %.3f nats, divergence %.2f nats, %d units active%s, %.0f min left"
                .formatted(
                    name,
                    update,
                    plan.updates(),
                    losses.reconstruction(),
                    losses.divergence(),
                    losses.active(),
                    better ? " (best)" : "",
                    each * (plan.updates() - update) / 60));
      }
    }
    network.close();
    return new Trained(VaeGraph.load(best, plan.latents()), bestLoss, bestAt);
  }

  private VaeGraph.Losses validate(VaeGraph network) {
    int count = Math.min(MOST_VALIDATION, validation.size());
    var batch = new VaeBatch(validation, count, plan.latents());
    double stride = (double) validation.size() / count;
    for (int i = 0; i < count; i++) {
      batch.put(i, (int) (i * stride));
    }
    return network.losses(batch);
  }

  private Properties state() throws IOException {
    var properties = new Properties();
    if (Files.exists(progressFile) && Files.exists(checkpoint)) {
      properties.load(new StringReader(Files.readString(progressFile)));
      if (!plan.toString().equals(properties.getProperty("plan"))) {
        properties.clear();
      }
    }
    return properties;
  }

  private void save(int update, double bestLoss, int bestAt) throws IOException {
    var properties = new Properties();
    properties.setProperty("plan", plan.toString());
    properties.setProperty("updates", Integer.toString(update));
    properties.setProperty("best", Double.toString(bestLoss));
    properties.setProperty("bestAt", Integer.toString(bestAt));
    var text = new StringWriter();
    properties.store(text, null);
    Path beside = progressFile.resolveSibling(progressFile.getFileName() + ".part");
    Files.writeString(beside, text.toString());
    Files.move(
        beside, progressFile, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
