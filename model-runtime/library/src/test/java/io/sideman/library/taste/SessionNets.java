package io.sideman.library.taste;

import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Small session models that learned nothing: they ask for what is near what was taken.
final class SessionNets {
  private SessionNets() {}

  static SessionNet near(long seed) {
    var random = new SplittableRandom(seed);
    int places = 16;
    int units = 8;
    float[] mean = new float[places];
    Arrays.fill(mean, 8);
    return new SessionNet(
        layer(Features.SIZE, places, 0.25, random),
        layer(places + Act.values().length, SessionNet.GATES * units, 0.25, random),
        layer(units, SessionNet.GATES * units, 0.25, random),
        layer(units, places, 0.5, random),
        mean,
        new float[places],
        new float[places]);
  }

  private static DenseLayer layer(int inputs, int outputs, double width, SplittableRandom random) {
    var layer = DenseLayer.zeros(inputs, outputs, Activation.LINEAR);
    for (float[] row : layer.weights()) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) (width * random.nextGaussian());
      }
    }
    return layer;
  }
}
