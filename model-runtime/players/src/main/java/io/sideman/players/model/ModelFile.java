package io.sideman.players.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sideman.players.lstm.LstmWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// One trained model in one file.
///
/// ```
/// 8  magic "SIDEMODL"
/// 4  format version (1), little-endian as everything below
/// 4  header length h
/// h  header, JSON in UTF-8: {"model": ModelHeader, "tables": {name: length}}
/// .. weights, layer by layer: input rows, recurrent rows, bias; then output rows, output bias
/// .. tables, 32-bit floats, in the header's order
/// 4  CRC-32C of all bytes above
/// ```
///
/// @param header sizes, vocabulary, origin
/// @param weights as 32-bit floats whatever the storage
/// @param tables further learned numbers by name, such as the drummer's micro-timing
public record ModelFile(ModelHeader header, LstmWeights weights, Map<String, float[]> tables) {
  public static final String SUFFIX = ".sideman-model";

  private static final byte[] MAGIC = {'S', 'I', 'D', 'E', 'M', 'O', 'D', 'L'};
  private static final int VERSION = 1;
  private static final int FIXED = 16;
  private static final int CHECKSUM = 4;
  private static final int MAX_HEADER = 4 << 20;
  private static final long MAX_FILE = 1L << 30;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// The JSON part of the file.
  ///
  /// @param model the header
  /// @param tables length of each table
  public record Json(ModelHeader model, Map<String, Integer> tables) {}

  public ModelFile {
    boolean fits =
        header.inputs() == weights.inputs()
            && header.hidden() == weights.hidden()
            && header.layers() == weights.layers()
            && header.outputs() == weights.outputs();
    if (!fits) {
      throw new IllegalArgumentException("the header's sizes must be those of the weights");
    }
    tables = new LinkedHashMap<>(new TreeMap<>(tables));
  }

  /// A model without tables.
  public ModelFile(ModelHeader header, LstmWeights weights) {
    this(header, weights, Map.of());
  }

  /// Reads and checks a model; every defect of the file is a [ModelException].
  public static ModelFile read(Path path) {
    try {
      long size = Files.size(path);
      require(size <= MAX_FILE, "a model may have at most 1 GiB", size + " bytes");
      return parse(ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          "Model \"%s\": %s (%s). Fetch the model again or train it anew."
              .formatted(path.getFileName(), e.getMessage(), path),
          e);
    } catch (IOException e) {
      throw new ModelException("Model \"" + path + "\" cannot be read: " + e, e);
    }
  }

  private static ModelFile parse(ByteBuffer file) throws IOException {
    require(file.limit() >= FIXED + CHECKSUM, "a model has 20 bytes or more", "" + file.limit());
    for (byte expected : MAGIC) {
      require(file.get() == expected, "a model starts with SIDEMODL", "other bytes");
    }
    int version = file.getInt();
    require(version == VERSION, "the format version must be " + VERSION, "" + version);
    int headerLength = file.getInt();
    int most = Math.min(MAX_HEADER, file.limit() - FIXED - CHECKSUM);
    require(
        headerLength > 0 && headerLength <= most,
        "header length must be 1-" + most,
        "" + headerLength);
    requireChecksum(file);
    Json json = json(file, headerLength);
    ModelHeader header = json.model();
    requireLength(json, file.limit() - (long) FIXED - headerLength - CHECKSUM);
    var weights =
        new LstmWeights(header.inputs(), header.hidden(), header.layers(), header.outputs());
    WeightBytes.of(header.storage()).read(file, weights);
    var tables = new LinkedHashMap<String, float[]>();
    for (Map.Entry<String, Integer> table : json.tables().entrySet()) {
      float[] values = new float[table.getValue()];
      WeightBytes.FP32.readRow(file, values);
      tables.put(table.getKey(), values);
    }
    return new ModelFile(header, weights, tables);
  }

  private static Json json(ByteBuffer file, int length) throws IOException {
    byte[] text = new byte[length];
    file.get(FIXED, text);
    file.position(FIXED + length);
    try {
      return JSON.readValue(text, Json.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException("the header must be valid: " + e.getOriginalMessage(), e);
    }
  }

  private static void requireChecksum(ByteBuffer file) {
    int end = file.limit() - CHECKSUM;
    int found = file.getInt(end);
    int computed = checksum(file, end);
    require(
        found == computed,
        "the checksum must be %08x (the file is damaged)".formatted(computed),
        "%08x".formatted(found));
  }

  /// Sizes are checked against the file before anything of that size is built.
  private static void requireLength(Json json, long found) {
    ModelHeader header = json.model();
    long floats =
        LstmWeights.parameters(header.inputs(), header.hidden(), header.layers(), header.outputs());
    long expected = floats * header.storage().bytes();
    for (Integer length : json.tables().values()) {
      require(length >= 0, "a table's length must not be negative", "" + length);
      expected += 4L * length;
    }
    require(expected == found, "weights and tables need " + expected + " bytes", "" + found);
  }

  /// Writes beside `path` and moves, so that a failure leaves the old file as it was.
  public void write(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      Path beside = Files.createTempFile(folder, ".model", ".part");
      try {
        Files.write(beside, bytes());
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new ModelException("Model \"" + path + "\" cannot be written: " + e, e);
    }
  }

  private byte[] bytes() throws IOException {
    var lengths = new LinkedHashMap<String, Integer>();
    long tableFloats = 0;
    for (Map.Entry<String, float[]> table : tables.entrySet()) {
      lengths.put(table.getKey(), table.getValue().length);
      tableFloats += table.getValue().length;
    }
    byte[] json = JSON.writeValueAsBytes(new Json(header, lengths));
    long size =
        FIXED
            + json.length
            + weights.parameters() * header.storage().bytes()
            + 4 * tableFloats
            + CHECKSUM;
    require(size <= MAX_FILE && json.length <= MAX_HEADER, "a model has at most 1 GiB", "" + size);
    ByteBuffer file = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC).putInt(VERSION).putInt(json.length).put(json);
    WeightBytes.of(header.storage()).write(file, weights);
    for (float[] table : tables.values()) {
      WeightBytes.FP32.writeRow(file, table);
    }
    return file.putInt(checksum(file, file.position())).array();
  }

  private static int checksum(ByteBuffer file, int end) {
    var crc = new CRC32C();
    crc.update(file.slice(0, end));
    return (int) crc.getValue();
  }

  private static void require(boolean holds, String rule, String found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", but found " + found);
    }
  }
}
