package io.sideman.training;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;

/// Where a training run stands. Saved beside and moved, so a run killed at any moment goes on from
/// its last checkpoint: network, optimiser, place in the data.
///
/// @param plan text of the plan; a checkpoint of another plan is not resumed
/// @param pass passes over the data that were begun
/// @param batch batches done in that pass
/// @param bestNll best validation figure, nats per token
/// @param checksSinceBest checks since then
record Checkpoint(
    String plan, int updates, int pass, int batch, double bestNll, int checksSinceBest) {
  private static final String STATE = "sideman-training-state";

  /// A checkpoint with its network.
  record Loaded(Checkpoint checkpoint, MultiLayerNetwork network) {}

  void save(Path file, MultiLayerNetwork network) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    var properties = new Properties();
    properties.setProperty("plan", plan);
    properties.setProperty("updates", Integer.toString(updates));
    properties.setProperty("pass", Integer.toString(pass));
    properties.setProperty("batch", Integer.toString(batch));
    properties.setProperty("bestNll", Double.toString(bestNll));
    properties.setProperty("checksSinceBest", Integer.toString(checksSinceBest));
    var text = new StringWriter();
    properties.store(text, null);
    ModelSerializer.writeModel(network, beside.toFile(), true);
    ModelSerializer.addObjectToFile(beside.toFile(), STATE, text.toString());
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The checkpoint of the same plan, or null when there is none.
  static @Nullable Loaded load(Path file, String plan) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    File zip = file.toFile();
    var properties = new Properties();
    properties.load(new StringReader(ModelSerializer.getObjectFromFile(zip, STATE)));
    if (!plan.equals(properties.getProperty("plan"))) {
      return null;
    }
    var checkpoint =
        new Checkpoint(
            plan,
            Integer.parseInt(properties.getProperty("updates")),
            Integer.parseInt(properties.getProperty("pass")),
            Integer.parseInt(properties.getProperty("batch")),
            Double.parseDouble(properties.getProperty("bestNll")),
            Integer.parseInt(properties.getProperty("checksSinceBest")));
    return new Loaded(checkpoint, ModelSerializer.restoreMultiLayerNetwork(zip, true));
  }
}
