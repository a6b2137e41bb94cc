package io.sideman.library.symbolic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.files.AtomicFile;
import io.sideman.players.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Tells drum fills from grooves by their notes: logistic regression on [FillSigns]. Immutable; any
/// thread.
///
/// @param weights of the signs, in their order
@SuppressWarnings("ArrayRecordComponent") // seven numbers, and nobody writes into them
public record FillModel(float[] weights, float bias) {
  /// In the folder of models.
  public static final String FILE = "fills.json";

  /// Nothing is learned: notes seldom tell, names do.
  public static final FillModel NONE = new FillModel(new float[FillSigns.NAMES.size()], -1);

  private static final int LONGEST_BARS = 3; // what is longer goes round, whatever it plays
  private static final int LONGEST_NAMED_BARS = 8;
  private static final double NAME = 5; // what a name adds to the log odds: 150 to 1

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  public FillModel {
    if (weights.length != FillSigns.NAMES.size()) {
      throw new IllegalArgumentException(
          "a model of fills must weigh %d signs, but weighs %d"
              .formatted(FillSigns.NAMES.size(), weights.length));
    }
  }

  /// The model of a folder; [#NONE] where there is none.
  public static FillModel reading(Path models) {
    Path file = models.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      return of(file, JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new ModelException(file + " must be JSON, but is damaged; make it anew.", e);
    }
  }

  private static FillModel of(Path file, JsonNode root) {
    float[] weights = new float[FillSigns.NAMES.size()];
    for (int i = 0; i < weights.length; i++) {
      JsonNode weight = root.path("weights").path(FillSigns.NAMES.get(i));
      if (root.path("formatVersion").asInt() != VERSION || !weight.isNumber()) {
        throw new ModelException(
            "%s must have formatVersion %d and weigh \"%s\", but does not. Train it anew with"
                    .formatted(file, VERSION, FillSigns.NAMES.get(i))
                + " `sideman train fills`.");
      }
      weights[i] = (float) weight.asDouble();
    }
    return new FillModel(weights, (float) root.path("bias").asDouble());
  }

  /// Writes it with a sentence on what it was learned from.
  public void write(String learnedFrom, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("formatVersion", VERSION).put("learnedFrom", learnedFrom);
    root.put("licence", "Apache-2.0").put("bias", rounded(bias));
    ObjectNode named = root.putObject("weights");
    for (int i = 0; i < weights.length; i++) {
      named.put(FillSigns.NAMES.get(i), rounded(weights[i]));
    }
    AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
  }

  private static double rounded(float number) {
    return Math.round(number * 1e4) / 1e4;
  }

  /// How likely these are signs of a fill, were fills as frequent as grooves.
  public double chance(float[] signs) {
    return 1 / (1 + Math.exp(-logOdds(signs)));
  }

  private double logOdds(float[] signs) {
    double sum = bias;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * signs[i];
    }
    return sum;
  }

  /// Whether drums with these signs are a fill.
  ///
  /// @param named what their names say; notes that speak clearly against a folder's name win
  public boolean isFill(float[] signs, int bars, Optional<Boolean> named) {
    double told = named.map(fill -> fill ? NAME : -NAME).orElse(0.0);
    int longest = told > 0 ? LONGEST_NAMED_BARS : LONGEST_BARS;
    return bars <= longest && logOdds(signs) + told > 0;
  }
}
