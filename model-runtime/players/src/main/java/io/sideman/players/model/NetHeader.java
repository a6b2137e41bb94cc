package io.sideman.players.model;

import io.sideman.players.net.Activation;
import io.sideman.players.net.FeedForward;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything about a model of feed-forward networks but its numbers.
///
/// @param kind `feed-forward`
/// @param role what it is for, such as `loops-gan`
/// @param codec name and version of what its inputs and outputs mean; a reader that means something
///   else refuses the model
/// @param genres genre names that condition the model, in the order of their input; may be empty
/// @param nets sizes of each network, by name
public record NetHeader(
    String kind,
    String role,
    String codec,
    ModelHeader.Storage storage,
    List<String> genres,
    SortedMap<String, List<Layer>> nets,
    DataSheet dataSheet) {
  public static final String FEED_FORWARD = "feed-forward";

  private static final int MOST_UNITS = 1 << 16;
  private static final int MOST_LAYERS = 32;
  private static final int MOST_NETS = 64;

  /// Sizes of one layer.
  public record Layer(int inputs, int outputs, Activation activation) {
    public Layer {
      ModelFrame.require(
          inputs >= 1 && inputs <= MOST_UNITS, "inputs must be 1-" + MOST_UNITS, "" + inputs);
      ModelFrame.require(
          outputs >= 1 && outputs <= MOST_UNITS, "outputs must be 1-" + MOST_UNITS, "" + outputs);
    }

    long parameters() {
      return (inputs + 1L) * outputs;
    }
  }

  public NetHeader {
    ModelFrame.require(
        kind.equals(FEED_FORWARD), "kind must be \"feed-forward\"", "\"" + kind + "\"");
    ModelFrame.require(
        !nets.isEmpty() && nets.size() <= MOST_NETS,
        "nets must be 1-" + MOST_NETS,
        "" + nets.size());
    nets.forEach((name, layers) ->
        ModelFrame.require(
            !layers.isEmpty() && layers.size() <= MOST_LAYERS,
            name + " must have 1-" + MOST_LAYERS + " layers",
            "" + layers.size()));
    genres = List.copyOf(genres);
    nets = new TreeMap<>(nets);
  }

  /// A header whose sizes are those of `nets`.
  public static NetHeader of(
      String role,
      String codec,
      ModelHeader.Storage storage,
      List<String> genres,
      Map<String, FeedForward> nets,
      DataSheet dataSheet) {
    var sizes = new TreeMap<String, List<Layer>>();
    nets.forEach((name, net) -> sizes.put(name, layers(net)));
    return new NetHeader(FEED_FORWARD, role, codec, storage, genres, sizes, dataSheet);
  }

  static List<Layer> layers(FeedForward net) {
    return net.layers().stream()
        .map(layer -> new Layer(layer.inputs(), layer.outputs(), layer.activation()))
        .toList();
  }

  long parameters() {
    return nets.values().stream().flatMap(List::stream).mapToLong(Layer::parameters).sum();
  }
}
