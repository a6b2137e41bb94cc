package io.sideman.players.net;

import java.util.List;

/// Layers one after the other. Immutable but for its weights' owner; any number of threads may run
/// it, each with a [Scratch] of its own.
public final class FeedForward {
  private final List<DenseLayer> layers;

  public FeedForward(List<DenseLayer> layers) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs a layer, but had none");
    }
    for (int i = 1; i < layers.size(); i++) {
      int from = layers.get(i - 1).outputs();
      int into = layers.get(i).inputs();
      if (from != into) {
        throw new IllegalArgumentException(
            "layer %d must take the %d outputs of the layer before, but took %d"
                .formatted(i + 1, from, into));
      }
    }
    this.layers = List.copyOf(layers);
  }

  public List<DenseLayer> layers() {
    return layers;
  }

  public int inputs() {
    return layers.getFirst().inputs();
  }

  public int outputs() {
    return layers.getLast().outputs();
  }

  /// Room for one thread's runs.
  public Scratch scratch() {
    return new Scratch(this);
  }

  /// What one thread needs to run a network. Runs allocate nothing.
  public static final class Scratch {
    private final FeedForward net;
    private final float[][] between; // (layers, outputs)

    private Scratch(FeedForward net) {
      this.net = net;
      between = new float[net.layers.size()][];
      for (int i = 0; i < between.length; i++) {
        between[i] = new float[net.layers.get(i).outputs()];
      }
    }

    /// Runs the network.
    ///
    /// @param in at least as long as the network's inputs
    /// @return the outputs, owned by this scratch and overwritten by the next run
    public float[] run(float[] in) {
      float[] from = in;
      for (int i = 0; i < between.length; i++) {
        net.layers.get(i).run(from, between[i]);
        from = between[i];
      }
      return from;
    }
  }
}
