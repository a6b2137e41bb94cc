package io.sideman.players.touch;

import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.NetFile;
import io.sideman.players.net.FeedForward;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The two networks of touch. Immutable; shared by all bands.
///
/// @param drums [DrumFeatures] to [#DRUM_OUTPUTS]
/// @param tonal [TonalFeatures] to [#TONAL_OUTPUTS]
public record TouchModel(FeedForward drums, FeedForward tonal) {
  /// Name of the model and its file.
  public static final String NAME = "touch";

  /// What inputs and outputs mean; changes whenever they do.
  public static final String CODEC = "touch-1";

  /// Velocity and timing of a hit, each as the middle and the logarithm of the usual distance from
  /// it (Laplace). Velocity in [#VELOCITY_UNIT]s above [#VELOCITY_MIDDLE], timing in [#TICKS_UNIT]s
  /// late.
  public static final int DRUM_OUTPUTS = 4;

  /// Velocity in [#VELOCITY_UNIT]s above the mean of the part, as middle and distance.
  public static final int TONAL_OUTPUTS = 2;

  public static final double VELOCITY_UNIT = 20;
  public static final double VELOCITY_MIDDLE = 70;
  public static final double TICKS_UNIT = 40;

  public static final String DRUMS = "drums";
  public static final String TONAL = "tonal";

  public TouchModel {
    require("drums: inputs", DrumFeatures.INPUTS, drums.inputs());
    require("drums: outputs", DRUM_OUTPUTS, drums.outputs());
    require("tonal: inputs", TonalFeatures.INPUTS, tonal.inputs());
    require("tonal: outputs", TONAL_OUTPUTS, tonal.outputs());
  }

  private static void require(String name, int expected, int found) {
    if (expected != found) {
      throw new ModelException(
          "Model \"touch\": %s must be %d, but was %d. Train it anew with `train touch`."
              .formatted(name, expected, found));
    }
  }

  public static Path file(Path models) {
    return models.resolve(NAME + ModelFile.SUFFIX);
  }

  /// Reads the model of a folder, when there is one.
  public static Optional<TouchModel> reading(Path models) {
    Path file = file(models);
    return Files.exists(file) ? Optional.of(of(file, NetFile.read(file))) : Optional.empty();
  }

  /// Reads the model of a folder that must have it.
  public static TouchModel required(Path models) {
    return reading(models)
        .orElseThrow(() ->
            new ModelException(
                "Model \"touch\" must be %s, but is not there. Train it with `train touch`."
                    .formatted(file(models))));
  }

  private static TouchModel of(Path file, NetFile nets) {
    if (!nets.header().codec().equals(CODEC)) {
      throw new ModelException(
          "Model \"%s\": codec must be %s, but was %s (%s). Train it anew with `train touch`."
              .formatted(file.getFileName(), CODEC, nets.header().codec(), file));
    }
    return new TouchModel(nets.net(DRUMS), nets.net(TONAL));
  }
}
