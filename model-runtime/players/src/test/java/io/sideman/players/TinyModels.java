package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.tokens.Conditioning;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.RoleCodec;
import io.sideman.players.tokens.TonalCodec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Models with random weights of any size, for tests and benchmarks of the players.
final class TinyModels {
  private TinyModels() {}

  /// Writes a model for every role into `folder`.
  static void write(Path folder, int hidden, ModelHeader.Storage storage) {
    for (Role role : Role.values()) {
      model(role, hidden, storage).write(folder.resolve(role.id() + ModelFile.SUFFIX));
    }
  }

  static ModelFile model(Role role, int hidden, ModelHeader.Storage storage) {
    RoleCodec codec = role == Role.DRUMS ? new DrumCodec() : TonalCodec.of(role);
    int vocabulary = codec.vocabulary();
    var weights = new LstmWeights(Conditioning.inputs(codec), hidden, 2, vocabulary);
    fill(weights, new SplittableRandom(role.ordinal()));
    List<String> tokens = IntStream.range(0, vocabulary).mapToObj(codec::tokenName).toList();
    var sheet = new DataSheet("Random.", "CC0-1.0", "2026-01-01", 1, List.of(), Map.of(), Map.of());
    String language = role.id() + "-" + Conditioning.LAYOUT;
    return new ModelFile(
        ModelHeader.of(role.id(), language, weights, storage, tokens, List.of(), sheet), weights);
  }

  private static void fill(LstmWeights weights, SplittableRandom random) {
    double scale = 1 / Math.sqrt(weights.hidden());
    for (int layer = 0; layer < weights.layers(); layer++) {
      fill(weights.input(layer), random, layer == 0 ? 0.3 : scale);
      fill(weights.recurrent(layer), random, scale);
    }
    fill(weights.output(), random, 4 * scale);
  }

  private static void fill(float[][] rows, SplittableRandom random, double scale) {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble(-scale, scale);
      }
    }
  }
}
