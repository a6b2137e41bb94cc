package io.sideman.engine.listen.harmony;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.engine.files.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/// Reads and writes a [HarmonyModel]: one readable JSON header (what it was trained on, licences,
/// shapes, tuning, checksum), a zero byte, then the weights as little-endian 32-bit floats.
public final class HarmonyModelFile {
  private static final String FORMAT = "sideman-harmony";
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 16 << 20;
  private static final int MAX_UNITS = 1024;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private HarmonyModelFile() {}

  /// Loads a model.
  ///
  /// @throws IOException naming the file, the rule and what was found
  public static HarmonyModel read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("There is no harmony model at " + file + "; reinstall the presets.");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw broken(
          file, "must be smaller than " + MAX_BYTES + " bytes, but has " + Files.size(file));
    }
    byte[] bytes = Files.readAllBytes(file);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    if (end == bytes.length) {
      throw broken(file, "must have a zero byte after its header, but has none");
    }
    try {
      JsonNode header = JSON.readTree(new String(bytes, 0, end, StandardCharsets.UTF_8));
      var weights = ByteBuffer.wrap(bytes, end + 1, bytes.length - end - 1).slice();
      return parse(file, header, weights.order(ByteOrder.LITTLE_ENDIAN));
    } catch (JacksonException e) {
      throw new IOException("Harmony model " + file + ": the header is not JSON.", e);
    }
  }

  private static HarmonyModel parse(Path file, JsonNode header, ByteBuffer weights)
      throws IOException {
    require(file, header, "format", FORMAT);
    require(file, header, "formatVersion", Integer.toString(VERSION));
    require(file, header, "checksum", checksum(weights.duplicate()));
    JsonNode hidden = header.path("hidden");
    var chordLive = HarmonyModel.chordLiveShape(units(file, hidden, "chordLive"));
    var chordWhole = HarmonyModel.chordWholeShape(units(file, hidden, "chordWhole"));
    var keyLive = HarmonyModel.keyLiveShape(units(file, hidden, "keyLive"));
    var keyWhole = HarmonyModel.keyWholeShape(units(file, hidden, "keyWhole"));
    int floats =
        chordLive.size()
            + chordWhole.size()
            + keyLive.size()
            + keyWhole.size()
            + ChordTransitions.SIZE;
    if (weights.remaining() != floats * Float.BYTES) {
      throw broken(
          file,
          "must hold "
              + floats * Float.BYTES
              + " bytes of weights, but holds "
              + weights.remaining());
    }
    var floatView = weights.asFloatBuffer();
    return new HarmonyModel(
        new TiedNetwork(chordLive, take(floatView, chordLive.size())),
        new TiedNetwork(chordWhole, take(floatView, chordWhole.size())),
        new TiedNetwork(keyLive, take(floatView, keyLive.size())),
        new TiedNetwork(keyWhole, take(floatView, keyWhole.size())),
        new ChordTransitions(take(floatView, ChordTransitions.SIZE)),
        tuning(file, header.path("tuning")));
  }

  private static float[] take(java.nio.FloatBuffer from, int count) {
    float[] values = new float[count];
    from.get(values);
    return values;
  }

  private static HarmonyModel.Tuning tuning(Path file, JsonNode node) throws IOException {
    try {
      return JSON.treeToValue(node, HarmonyModel.Tuning.class);
    } catch (JacksonException e) {
      throw new IOException("Harmony model " + file + ": /tuning is not readable.", e);
    }
  }

  private static int units(Path file, JsonNode hidden, String name) throws IOException {
    int units = hidden.path(name).asInt(0);
    if (units < 1 || units > MAX_UNITS) {
      throw broken(file, "/hidden/" + name + " must be 1-" + MAX_UNITS + ", but was " + units);
    }
    return units;
  }

  private static void require(Path file, JsonNode header, String field, String wanted)
      throws IOException {
    String found = header.path(field).asText("missing");
    if (!found.equals(wanted)) {
      throw broken(file, "/" + field + " must be " + wanted + ", but was " + found);
    }
  }

  private static IOException broken(Path file, String rule) {
    return new IOException("Harmony model " + file + ": " + rule + "; reinstall the presets.");
  }

  /// Replaces the model in `file`.
  ///
  /// @param about data sets, licences and settings, kept readable in the header
  public static void write(Path file, HarmonyModel model, Map<String, Object> about)
      throws IOException {
    ByteBuffer weights = weights(model);
    var hidden = new LinkedHashMap<String, Integer>();
    hidden.put("chordLive", model.chordLive().shape().hidden());
    hidden.put("chordWhole", model.chordWhole().shape().hidden());
    hidden.put("keyLive", model.keyLive().shape().hidden());
    hidden.put("keyWhole", model.keyWhole().shape().hidden());
    ObjectNode header = JSON.createObjectNode();
    header.put("format", FORMAT).put("formatVersion", VERSION);
    header.set("about", JSON.valueToTree(about));
    header.set("hidden", JSON.valueToTree(hidden));
    header.set("tuning", JSON.valueToTree(model.tuning()));
    header.put("checksum", checksum(weights.duplicate()));
    byte[] text = JSON.writeValueAsBytes(header);
    byte[] bytes = new byte[text.length + 1 + weights.remaining()];
    System.arraycopy(text, 0, bytes, 0, text.length);
    weights.get(bytes, text.length + 1, weights.remaining());
    AtomicFile.write(file, bytes);
  }

  private static ByteBuffer weights(HarmonyModel model) {
    float[][] parts = {
      model.chordLive().weights(),
      model.chordWhole().weights(),
      model.keyLive().weights(),
      model.keyWhole().weights(),
      model.transitions().values()
    };
    int floats = 0;
    for (float[] part : parts) {
      floats += part.length;
    }
    var buffer = ByteBuffer.allocate(floats * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] part : parts) {
      for (float value : part) {
        buffer.putFloat(value);
      }
    }
    return buffer.flip();
  }

  private static String checksum(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
