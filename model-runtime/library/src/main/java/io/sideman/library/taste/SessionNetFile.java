package io.sideman.library.taste;

import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.model.NetFile;
import io.sideman.players.model.NetHeader;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and writes the session model: four layers and three tables in a model file.
public final class SessionNetFile {
  /// Name of the model and its file.
  public static final String NAME = "sessions";

  /// What inputs and outputs mean; changes whenever they or [Features] do.
  static final String CODEC = "sessions-1";

  private SessionNetFile() {}

  /// The model of a folder; empty where there is none, then taste goes without.
  public static Optional<SessionNet> read(Path models) {
    Path file = file(models);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    NetFile nets = NetFile.read(file);
    if (!nets.header().codec().equals(CODEC)) {
      throw new ModelException(
          "Model \"%s\": codec must be %s, but was %s (%s). Train it anew with `train sessions`."
              .formatted(file.getFileName(), CODEC, nets.header().codec(), file));
    }
    try {
      return Optional.of(
          new SessionNet(
              layer(nets, "embed"),
              layer(nets, "input"),
              layer(nets, "state"),
              layer(nets, "out"),
              table(nets, "mean"),
              table(nets, "last"),
              table(nets, "usual")));
    } catch (IllegalArgumentException e) {
      throw new ModelException(e.getMessage());
    }
  }

  /// The model of a folder that must have it.
  public static SessionNet required(Path models) {
    return read(models)
        .orElseThrow(() ->
            new ModelException(
                "Model \"sessions\" must be %s, but is not there. Train it with `train sessions`."
                    .formatted(file(models))));
  }

  public static Path file(Path models) {
    return models.resolve(NAME + ModelFile.SUFFIX);
  }

  private static DenseLayer layer(NetFile nets, String name) {
    return nets.net(name).layers().getFirst();
  }

  private static float[] table(NetFile nets, String name) {
    return nets.tables().getOrDefault(name, new float[0]);
  }

  /// Writes beside the file and moves.
  public static void write(SessionNet net, DataSheet sheet, Path models) {
    Map<String, FeedForward> nets =
        Map.of(
            "embed",
            new FeedForward(List.of(net.embed())),
            "input",
            new FeedForward(List.of(net.input())),
            "state",
            new FeedForward(List.of(net.state())),
            "out",
            new FeedForward(List.of(net.out())));
    var tables = Map.of("mean", net.mean(), "last", net.last(), "usual", net.usual());
    var header = NetHeader.of(NAME, CODEC, ModelHeader.Storage.BF16, List.of(), nets, sheet);
    new NetFile(header, nets, tables).write(file(models));
  }
}
