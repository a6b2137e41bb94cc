package io.sideman.players.model;

import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Feed-forward networks that belong together, in one `.sideman-model` file: framed as [ModelFile]
/// is, header `{"nets": NetHeader, "tables": {name: length}}`, then per network (by name) and layer
/// the rows and the bias, then the tables as 32-bit floats.
///
/// @param nets by name, in the order of names
/// @param tables further learned numbers by name
public record NetFile(
    NetHeader header, Map<String, FeedForward> nets, Map<String, float[]> tables) {
  /// The JSON part of the file.
  ///
  /// @param nets the header
  /// @param tables length of each table
  public record Json(NetHeader nets, Map<String, Integer> tables) {}

  public NetFile {
    nets = Collections.unmodifiableMap(new TreeMap<>(nets));
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    boolean fits = header.nets().keySet().equals(nets.keySet());
    for (Map.Entry<String, FeedForward> net : nets.entrySet()) {
      fits &= NetHeader.layers(net.getValue()).equals(header.nets().get(net.getKey()));
    }
    if (!fits) {
      throw new IllegalArgumentException("the header's sizes must be those of the networks");
    }
  }

  /// The network of a name that the file must hold.
  public FeedForward net(String name) {
    FeedForward net = nets.get(name);
    if (net == null) {
      throw new ModelException("Model \"" + header.role() + "\" must hold a net \"" + name + "\".");
    }
    return net;
  }

  /// Reads and checks a model; every defect of the file is a [ModelException].
  public static NetFile read(Path path) {
    return ModelFrame.read(path, Json.class, NetFile::parse);
  }

  private static NetFile parse(Json json, ByteBuffer body, long bodyBytes) {
    NetHeader header = json.nets();
    ModelFrame.requireBytes(
        header.parameters() * header.storage().bytes() + ModelFrame.tableBytes(json.tables()),
        bodyBytes);
    WeightBytes bytes = WeightBytes.of(header.storage());
    var nets = new TreeMap<String, FeedForward>();
    header
        .nets()
        .forEach((name, sizes) -> {
          var layers = new ArrayList<DenseLayer>();
          for (NetHeader.Layer size : sizes) {
            var layer = DenseLayer.zeros(size.inputs(), size.outputs(), size.activation());
            bytes.readRows(body, layer.weights());
            bytes.readRow(body, layer.bias());
            layers.add(layer);
          }
          nets.put(name, new FeedForward(layers));
        });
    return new NetFile(header, nets, ModelFrame.readTables(body, json.tables()));
  }

  /// Writes beside `path` and moves, so that a failure leaves the old file as it was.
  public void write(Path path) {
    Map<String, Integer> lengths = ModelFrame.lengths(tables);
    long size = header.parameters() * header.storage().bytes() + ModelFrame.tableBytes(lengths);
    WeightBytes bytes = WeightBytes.of(header.storage());
    ModelFrame.write(
        path,
        new Json(header, lengths),
        size,
        body -> {
          for (FeedForward net : nets.values()) {
            List<DenseLayer> layers = net.layers();
            for (DenseLayer layer : layers) {
              bytes.writeRows(body, layer.weights());
              bytes.writeRow(body, layer.bias());
            }
          }
          tables.values().forEach(table -> WeightBytes.FP32.writeRow(body, table));
        });
  }
}
