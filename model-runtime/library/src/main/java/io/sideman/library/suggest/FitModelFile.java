package io.sideman.library.suggest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.files.AtomicFile;
import io.sideman.library.suggest.FitModel.Bond;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Reads and writes a model of fit: JSON that people can look into.
public final class FitModelFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;
  private static final String CERTAINTY = "certainty";
  private static final double DIGITS = 1e4;

  private FitModelFile() {}

  /// Reads a model.
  ///
  /// @throws IOException with a reason for people when it is missing, damaged or of another version
  public static FitModel read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "There is no model of what fits: " + file + " is missing. `sideman train fit` makes it.");
    }
    JsonNode root;
    try {
      root = JSON.readTree(file.toFile());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IOException(file + " must be JSON, but is damaged; make it anew.", e);
    }
    if (root.path("formatVersion").asInt() != VERSION) {
      throw new IOException(
          "%s must have formatVersion %d, but has %s. It belongs to another Sideman."
              .formatted(file, VERSION, root.path("formatVersion")));
    }
    var bonds = new EnumMap<Bond, Map<Reason, Part>>(Bond.class);
    var certainties = new EnumMap<Bond, Certainty>(Bond.class);
    for (Bond bond : Bond.values()) {
      var parts = new EnumMap<Reason, Part>(Reason.class);
      for (Reason reason : PairFeatures.LEARNED) {
        parts.put(reason, part(file, root.path(id(bond)).path(reason.id()), reason));
      }
      bonds.put(bond, parts);
      certainties.put(bond, certainty(file, root.path(id(bond)).path(CERTAINTY)));
    }
    return new FitModel(bonds, certainties);
  }

  private static Certainty certainty(Path file, JsonNode node) throws IOException {
    double slope = node.path("slope").asDouble();
    if (!(slope > 0)) {
      throw new IOException(
          "%s must say how sure its totals are, but does not. Train it anew with `sideman train fit`."
              .formatted(file));
    }
    return new Certainty(node.path("middle").asDouble(), slope);
  }

  private static Part part(Path file, JsonNode node, Reason reason) throws IOException {
    JsonNode rows = node.path("weights");
    float[][] weights = new float[rows.size()][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = floats(rows.get(i));
      if (weights[i].length != PairFeatures.count(reason)) {
        throw new IOException(
            "%s must give %s %d weights a unit, but gives %d. Train it anew with `sideman train fit`."
                .formatted(file, reason.id(), PairFeatures.count(reason), weights[i].length));
      }
    }
    float[] out = floats(node.path("out"));
    float[] biases = floats(node.path("biases"));
    if (weights.length == 0
        || biases.length != weights.length
        || out.length != weights.length + 1) {
      throw new IOException(file + " must give " + reason.id() + " whole layers; make it anew.");
    }
    return new Part(weights, biases, out, node.path("importance").asDouble());
  }

  private static float[] floats(JsonNode array) {
    float[] numbers = new float[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) array.get(i).asDouble();
    }
    return numbers;
  }

  /// Writes a model with a sentence on what it was learned from.
  public static void write(FitModel model, String learnedFrom, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("formatVersion", VERSION).put("learnedFrom", learnedFrom);
    root.put("licence", "Apache-2.0");
    for (Bond bond : Bond.values()) {
      ObjectNode bonds = root.putObject(id(bond));
      Certainty certainty = model.certainty(bond);
      bonds
          .putObject(CERTAINTY)
          .put("middle", rounded(certainty.middle()))
          .put("slope", rounded(certainty.slope()));
      for (Reason reason : PairFeatures.LEARNED) {
        Part part = model.parts(bond).get(reason);
        if (part != null) {
          ObjectNode node = bonds.putObject(reason.id());
          node.put("importance", rounded(part.importance()));
          ArrayNode rows = node.putArray("weights");
          for (float[] row : part.weights()) {
            add(rows.addArray(), row);
          }
          add(node.putArray("biases"), part.biases());
          add(node.putArray("out"), part.out());
        }
      }
    }
    AtomicFile.write(file, JSON.writeValueAsBytes(root));
  }

  private static void add(ArrayNode array, float[] numbers) {
    for (float number : numbers) {
      array.add(rounded(number));
    }
  }

  private static double rounded(double number) {
    return Math.round(number * DIGITS) / DIGITS;
  }

  private static String id(Bond bond) {
    return bond.name().toLowerCase(Locale.ROOT);
  }
}
