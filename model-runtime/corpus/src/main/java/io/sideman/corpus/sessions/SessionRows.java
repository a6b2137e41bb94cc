package io.sideman.corpus.sessions;

import io.sideman.library.taste.Act;
import io.sideman.library.taste.Features;
import io.sideman.library.taste.SessionNet;
import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// The numbers of a [SessionNet] as rows: weights, their gradient, and Adam's memories (Kingma and
/// Ba 2015) all have this shape.
final class SessionRows {
  private static final float MEAN = 12; // weights before anything is learned
  private static final float LAST = 2;
  private static final double WIDE = 20;

  final SessionNet net;
  final List<float[]> rows;

  SessionRows(int units, int places) {
    int gates = SessionNet.GATES * units;
    net =
        new SessionNet(
            layer(Features.SIZE, places),
            layer(places + Act.values().length, gates),
            layer(units, gates),
            layer(units, places),
            new float[places],
            new float[places],
            new float[places]);
    rows = new ArrayList<>();
    for (DenseLayer layer : List.of(net.embed(), net.input(), net.state(), net.out())) {
      rows.addAll(Arrays.asList(layer.weights()));
      rows.add(layer.bias());
    }
    rows.add(net.mean());
    rows.add(net.last());
    rows.add(net.usual());
  }

  private static DenseLayer layer(int inputs, int outputs) {
    return DenseLayer.zeros(inputs, outputs, Activation.LINEAR);
  }

  /// How fast a row learns: what is large from the start must be able to move.
  double pace(int row) {
    int fromEnd = rows.size() - row; // mean, last and usual stand last
    return fromEnd == 3 || fromEnd == 2 ? WIDE : 1;
  }

  SessionRows sameSize() {
    return new SessionRows(net.units(), net.places());
  }

  SessionRows copy() {
    SessionRows copy = sameSize();
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, copy.rows.get(i), 0, rows.get(i).length);
    }
    return copy;
  }

  void clear() {
    rows.forEach(row -> Arrays.fill(row, 0));
  }

  /// Starts as what is near: the space keeps the likeness of features (a random projection), and
  /// what was taken is asked for again.
  void draw(long seed) {
    var random = new SplittableRandom(seed);
    spread(net.embed(), 1 / Math.sqrt(net.places()), random);
    spread(net.input(), 1 / Math.sqrt(net.units()), random);
    spread(net.state(), 1 / Math.sqrt(net.units()), random);
    spread(net.out(), 0.3 / Math.sqrt(net.units()), random);
    Arrays.fill(net.mean(), MEAN);
    Arrays.fill(net.last(), LAST);
  }

  private static void spread(DenseLayer layer, double width, SplittableRandom random) {
    for (float[] row : layer.weights()) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) (width * random.nextGaussian());
      }
    }
  }
}
