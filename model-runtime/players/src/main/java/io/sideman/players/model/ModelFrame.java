package io.sideman.players.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// What all model files have in common: first bytes, version, a header in JSON, numbers, checksum.
/// Defects are IllegalArgumentExceptions inside and [ModelException]s at the border.
final class ModelFrame {
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

  /// Makes a model of a header and the numbers behind it.
  interface Parser<H, M> {
    /// Must check sizes against `bodyBytes` before it builds anything of that size.
    M parse(H header, ByteBuffer body, long bodyBytes);
  }

  private ModelFrame() {}

  /// Reads and checks a file.
  static <H, M> M read(Path path, Class<H> headerType, Parser<H, M> parser) {
    try {
      long size = Files.size(path);
      require(size <= MAX_FILE, "a model may have at most 1 GiB", size + " bytes");
      var file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
      int headerLength = headerLength(file);
      requireChecksum(file);
      H header = header(file, headerLength, headerType);
      return parser.parse(header, file, file.limit() - (long) FIXED - headerLength - CHECKSUM);
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          "Model \"%s\": %s (%s). Fetch the model again or train it anew."
              .formatted(path.getFileName(), e.getMessage(), path),
          e);
    } catch (IOException e) {
      throw new ModelException("Model \"" + path + "\" cannot be read: " + e, e);
    }
  }

  private static int headerLength(ByteBuffer file) {
    require(file.limit() >= FIXED + CHECKSUM, "a model has 20 bytes or more", "" + file.limit());
    for (byte expected : MAGIC) {
      require(file.get() == expected, "a model starts with SIDEMODL", "other bytes");
    }
    int version = file.getInt();
    require(version == VERSION, "the format version must be " + VERSION, "" + version);
    int length = file.getInt();
    int most = Math.min(MAX_HEADER, file.limit() - FIXED - CHECKSUM);
    require(length > 0 && length <= most, "header length must be 1-" + most, "" + length);
    return length;
  }

  private static <H> H header(ByteBuffer file, int length, Class<H> type) throws IOException {
    byte[] text = new byte[length];
    file.get(FIXED, text);
    file.position(FIXED + length);
    try {
      return JSON.readValue(text, type);
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

  /// Writes beside `path` and moves, so that a failure leaves the old file as it was.
  ///
  /// @param bodyBytes what `body` will write
  static void write(Path path, Object header, long bodyBytes, Consumer<ByteBuffer> body) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      Path beside = Files.createTempFile(folder, ".model", ".part");
      try {
        Files.write(beside, bytes(header, bodyBytes, body));
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new ModelException("Model \"" + path + "\" cannot be written: " + e, e);
    }
  }

  private static byte[] bytes(Object header, long bodyBytes, Consumer<ByteBuffer> body)
      throws IOException {
    byte[] json = JSON.writeValueAsBytes(header);
    long size = FIXED + json.length + bodyBytes + CHECKSUM;
    require(size <= MAX_FILE && json.length <= MAX_HEADER, "a model has at most 1 GiB", "" + size);
    ByteBuffer file = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC).putInt(VERSION).putInt(json.length).put(json);
    body.accept(file);
    return file.putInt(checksum(file, file.position())).array();
  }

  /// Lengths of tables by name, in the order in which they lie in the file.
  static Map<String, Integer> lengths(Map<String, float[]> tables) {
    var lengths = new TreeMap<String, Integer>();
    tables.forEach((name, values) -> lengths.put(name, values.length));
    return lengths;
  }

  static void requireBytes(long expected, long found) {
    require(expected == found, "weights and tables need " + expected + " bytes", "" + found);
  }

  static long tableBytes(Map<String, Integer> lengths) {
    long bytes = 0;
    for (Integer length : lengths.values()) {
      require(length >= 0, "a table's length must not be negative", "" + length);
      bytes += 4L * length;
    }
    return bytes;
  }

  /// Reads tables in the order of `lengths`.
  static Map<String, float[]> readTables(ByteBuffer body, Map<String, Integer> lengths) {
    var tables = new java.util.LinkedHashMap<String, float[]>();
    for (Map.Entry<String, Integer> table : lengths.entrySet()) {
      float[] values = new float[table.getValue()];
      WeightBytes.FP32.readRow(body, values);
      tables.put(table.getKey(), values);
    }
    return tables;
  }

  static void require(boolean holds, String rule, String found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", but found " + found);
    }
  }

  private static int checksum(ByteBuffer file, int end) {
    var crc = new CRC32C();
    crc.update(file.slice(0, end));
    return (int) crc.getValue();
  }
}
