package io.sideman.players.taps;

import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.NetFile;
import io.sideman.players.net.FeedForward;
import io.sideman.players.tokens.Drum;
import java.nio.file.Files;
import java.nio.file.Path;

/// The network that says which drums belong to a tapped rhythm. Immutable; shared.
///
/// @param drums [TapFeatures] to the log-odds of each [Drum] on the step
public record TapModel(FeedForward drums) {
  /// Name of the model and its file.
  public static final String NAME = "taps";

  /// What inputs and outputs mean; changes whenever they do.
  public static final String CODEC = "taps-1";

  public static final String DRUMS = "drums";

  public TapModel {
    require("inputs", TapFeatures.INPUTS, drums.inputs());
    require("outputs", Drum.count(), drums.outputs());
  }

  private static void require(String name, int expected, int found) {
    if (expected != found) {
      throw new ModelException(
          "Model \"taps\": %s must be %d, but was %d. Train it anew with `train taps`."
              .formatted(name, expected, found));
    }
  }

  public static Path file(Path models) {
    return models.resolve(NAME + ModelFile.SUFFIX);
  }

  /// Reads the model of a folder that must have it.
  public static TapModel required(Path models) {
    Path file = file(models);
    if (!Files.exists(file)) {
      throw new ModelException(
          "Model \"taps\" must be %s, but is not there. Train it with `train taps`."
              .formatted(file));
    }
    NetFile nets = NetFile.read(file);
    if (!nets.header().codec().equals(CODEC)) {
      throw new ModelException(
          "Model \"%s\": codec must be %s, but was %s (%s). Train it anew with `train taps`."
              .formatted(file.getFileName(), CODEC, nets.header().codec(), file));
    }
    return new TapModel(nets.net(DRUMS));
  }
}
