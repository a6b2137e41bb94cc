package io.sideman.training.vae;

import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.util.ArrayList;
import java.util.List;

/// Takes the networks out of SameDiff for our own runtime.
final class VaeExport {
  private VaeExport() {}

  /// Answers means and raw log-variances, which [VaeGraph] bends before it uses them.
  static FeedForward encoder(VaeGraph graph) {
    return net(graph.encoderWeights(), graph.encoderBiases(), Activation.LINEAR);
  }

  static FeedForward decoder(VaeGraph graph, Activation last) {
    return net(graph.decoderWeights(), graph.decoderBiases(), last);
  }

  private static FeedForward net(float[][][] weights, float[][] biases, Activation last) {
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Activation activation = i == weights.length - 1 ? last : Activation.RELU;
      layers.add(new DenseLayer(weights[i], biases[i], activation));
    }
    return new FeedForward(layers);
  }
}
