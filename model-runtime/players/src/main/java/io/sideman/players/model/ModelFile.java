package io.sideman.players.model;

import io.sideman.players.lstm.LstmWeights;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

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
    return ModelFrame.read(path, Json.class, ModelFile::parse);
  }

  private static ModelFile parse(Json json, ByteBuffer body, long bodyBytes) {
    ModelHeader header = json.model();
    long floats =
        LstmWeights.parameters(header.inputs(), header.hidden(), header.layers(), header.outputs());
    ModelFrame.requireBytes(
        floats * header.storage().bytes() + ModelFrame.tableBytes(json.tables()), bodyBytes);
    var weights =
        new LstmWeights(header.inputs(), header.hidden(), header.layers(), header.outputs());
    WeightBytes.of(header.storage()).read(body, weights);
    return new ModelFile(header, weights, ModelFrame.readTables(body, json.tables()));
  }

  /// Writes beside `path` and moves, so that a failure leaves the old file as it was.
  public void write(Path path) {
    Map<String, Integer> lengths = ModelFrame.lengths(tables);
    long bytes = weights.parameters() * header.storage().bytes() + ModelFrame.tableBytes(lengths);
    ModelFrame.write(
        path,
        new Json(header, lengths),
        bytes,
        body -> {
          WeightBytes.of(header.storage()).write(body, weights);
          tables.values().forEach(table -> WeightBytes.FP32.writeRow(body, table));
        });
  }
}
