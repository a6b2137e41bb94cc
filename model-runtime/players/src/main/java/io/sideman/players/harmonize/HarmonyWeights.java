package io.sideman.players.harmonize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sideman.engine.files.AtomicFile;
import io.sideman.players.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What was learned about chords under melodies. Everything counts from chord root or tonic, so all
/// keys share it. Arrays are not copied; nobody writes to them after training.
public final class HarmonyWeights {
  /// The file in the folder of models.
  public static final String FILE = "harmonizer.json";

  private static final int FORMAT = 1;

  final float[] fit; // (quality, feature): how a melody fits a chord, its notes above the root
  final float[] degree; // (mode, state): how usual the chord is in the key
  final float[] prior; // (mode, state): logarithm of its share of time
  final float[] change; // (border): logarithm of the share of borders at which the chord changes
  final float[] next; // (mode, state, state): logarithm of what follows, given that it changes
  final float[] close; // (mode, state): logarithm of its share at phrase ends against its usual one

  public HarmonyWeights(
      float[] fit, float[] degree, float[] prior, float[] change, float[] next, float[] close) {
    this.fit = fit;
    this.degree = degree;
    this.prior = prior;
    this.change = change;
    this.next = next;
    this.close = close;
    requireSize("fit", fit, ChordStates.QUALITY_COUNT * (Slots.FEATURES + 1));
    requireSize("degree", degree, 2 * ChordStates.COUNT);
    requireSize("prior", prior, 2 * ChordStates.COUNT);
    requireSize("change", change, Slots.BORDERS);
    requireSize("next", next, 2 * ChordStates.COUNT * ChordStates.COUNT);
    requireSize("close", close, 2 * ChordStates.COUNT);
  }

  private static void requireSize(String name, float[] values, int size) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "/" + name + " must hold " + size + " numbers, but held " + values.length);
    }
  }

  /// Score of each state for one stretch, before softmax.
  ///
  /// @param out (states)
  public void scores(float[] features, int tonic, int mode, double[] out) {
    for (int root = 0; root < 12; root++) {
      for (int quality = 0; quality < ChordStates.QUALITY_COUNT; quality++) {
        int state = root * ChordStates.QUALITY_COUNT + quality;
        int at = quality * (Slots.FEATURES + 1);
        double sum = fit[at + Slots.FEATURES] + degree[mode * ChordStates.COUNT + state];
        int rootPc = (tonic + root) % 12;
        for (int i = 0; i < Slots.FEATURES; i++) {
          float value = features[i];
          if (value != 0) {
            int view = i / 12;
            int interval = (i % 12 - rootPc + 12) % 12;
            sum += value * fit[at + view * 12 + interval];
          }
        }
        out[state] = sum;
      }
    }
  }

  /// Reads the file; the message of a refusal names place and rule.
  public static HarmonyWeights read(Path file) {
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
      if (root.path("formatVersion").asInt() != FORMAT) {
        throw new ModelException(
            file + ": formatVersion must be 1, but was " + root.path("formatVersion") + ".");
      }
      return new HarmonyWeights(
          floats(root, "fit"),
          floats(root, "degree"),
          floats(root, "prior"),
          floats(root, "change"),
          floats(root, "next"),
          floats(root, "close"));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ModelException(file + ": no model of harmony under melodies: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelException(
          file + " cannot be read. Make it with `sideman train harmonizer`.", e);
    }
  }

  /// Writes beside `file` and moves it there.
  public void write(Path file, String dataSheet) throws IOException {
    var mapper = new ObjectMapper();
    var root = mapper.createObjectNode();
    root.put("formatVersion", FORMAT).put("dataSheet", dataSheet);
    add(root.putArray("fit"), fit);
    add(root.putArray("degree"), degree);
    add(root.putArray("prior"), prior);
    add(root.putArray("change"), change);
    add(root.putArray("next"), next);
    add(root.putArray("close"), close);
    AtomicFile.write(file, mapper.writeValueAsBytes(root));
  }

  private static void add(com.fasterxml.jackson.databind.node.ArrayNode array, float[] values) {
    for (float value : values) {
      array.add(Math.round(value * 1000) / 1000.0);
    }
  }

  private static float[] floats(JsonNode root, String name) {
    JsonNode array = root.path(name);
    var result = new float[array.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) array.get(i).asDouble();
    }
    return result;
  }
}
