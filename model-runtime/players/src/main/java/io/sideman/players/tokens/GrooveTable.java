package io.sideman.players.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// How human drummers lie against the grid: per genre, drum and place in the bar the mean and
/// spread of the timing (ticks, late is positive), and the usual velocity within each bin. Swing is
/// part of it: swung 16ths and 8ths are late on their steps. Immutable; any thread.
public final class GrooveTable {
  /// Places in a bar: 16 steps of a bar in four; shorter and longer bars wrap by beats.
  public static final int PLACES = 16;

  private static final int FORMAT_VERSION = 1;
  private static final int LATEST_TICKS = Ticks.PER_STEP / 2 - 1;
  private static final int[] MIDDLE_OF_BIN = {28, 60, 88, 112};

  private final float[] meanTicks; // (genre, drum, place)
  private final float[] spreadTicks; // (genre, drum, place)
  private final float[] velocity; // (genre, drum, place, bin)

  /// @param meanTicks (genre, drum, place)
  /// @param spreadTicks (genre, drum, place)
  /// @param velocity (genre, drum, place, bin)
  public GrooveTable(float[] meanTicks, float[] spreadTicks, float[] velocity) {
    int cells = cells();
    if (meanTicks.length != cells
        || spreadTicks.length != cells
        || velocity.length != cells * DrumCodec.BINS) {
      throw new IllegalArgumentException(
          "groove table needs " + cells + " cells, but had " + meanTicks.length);
    }
    this.meanTicks = meanTicks.clone();
    this.spreadTicks = spreadTicks.clone();
    this.velocity = velocity.clone();
  }

  /// On the grid, with the middle velocity of each bin.
  public static GrooveTable straight() {
    float[] velocity = new float[cells() * DrumCodec.BINS];
    for (int i = 0; i < velocity.length; i++) {
      velocity[i] = MIDDLE_OF_BIN[i % DrumCodec.BINS];
    }
    return new GrooveTable(new float[cells()], new float[cells()], velocity);
  }

  /// As tables of a model file.
  public Map<String, float[]> tables() {
    return Map.of(
        "grooveMeanTicks", meanTicks.clone(),
        "grooveSpreadTicks", spreadTicks.clone(),
        "grooveVelocity", velocity.clone());
  }

  /// The table within a model file, or [#straight] when the model has none.
  public static GrooveTable of(Map<String, float[]> tables) {
    float[] mean = tables.get("grooveMeanTicks");
    float[] spread = tables.get("grooveSpreadTicks");
    float[] velocity = tables.get("grooveVelocity");
    boolean whole = mean != null && spread != null && velocity != null;
    return whole ? new GrooveTable(mean, spread, velocity) : straight();
  }

  public static int cells() {
    return Genre.values().length * Drum.count() * PLACES;
  }

  /// Index of the cell for a drum at the place of `context`.
  public int cell(int genre, int drum, StepContext context) {
    return cellAt(genre, drum, context.stepInBar % PLACES);
  }

  public static int cellAt(int genre, int drum, int place) {
    return (genre * Drum.count() + drum) * PLACES + place;
  }

  /// Timing against the grid line for a draw of mean 0 and deviation 1; less than half a step.
  int offsetTicks(int cell, double draw) {
    long ticks = Math.round(meanTicks[cell] + draw * spreadTicks[cell]);
    return Math.clamp(ticks, -LATEST_TICKS, LATEST_TICKS);
  }

  /// Usual velocity of a hit within one of the four bins.
  public float usualVelocity(int cell, int bin) {
    return velocity[cell * DrumCodec.BINS + bin];
  }

  /// Reads a table. The message of a refusal names the file and the rule.
  public static GrooveTable read(Path file) throws IOException {
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      if (root.path("formatVersion").asInt() != FORMAT_VERSION) {
        throw new IOException(
            file + ": formatVersion must be 1, but was " + root.path("formatVersion"));
      }
      return new GrooveTable(
          floats(root, "meanTicks"), floats(root, "spreadTicks"), floats(root, "velocity"));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException(file + ": not a groove table: " + e.getMessage(), e);
    }
  }

  /// Writes beside `file` and moves it there.
  public void write(Path file, String dataSheet) throws IOException {
    var mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("formatVersion", FORMAT_VERSION).put("dataSheet", dataSheet);
    add(root, "meanTicks", meanTicks);
    add(root, "spreadTicks", spreadTicks);
    add(root, "velocity", velocity);
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.write(beside, mapper.writeValueAsBytes(root));
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void add(ObjectNode root, String name, float[] values) {
    ArrayNode array = root.putArray(name);
    for (float value : values) {
      array.add(Math.round(value * 10) / 10.0);
    }
  }

  private static float[] floats(JsonNode root, String name) {
    JsonNode array = root.path(name);
    float[] result = new float[array.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) array.get(i).asDouble();
      if (!(Math.abs(result[i]) <= 480)) {
        throw new IllegalArgumentException("/" + name + "/" + i + " must be a number within 480");
      }
    }
    return result;
  }
}
