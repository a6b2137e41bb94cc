package io.sideman.corpus.sessions;

import io.sideman.library.taste.Features;
import io.sideman.library.taste.SessionNet;
import io.sideman.players.net.DenseLayer;
import java.util.ArrayList;
import java.util.List;

/// Loss of a [SessionNet] on batches and its gradient: after each deed the next item taken is to be
/// told from all items of the batch that the sitting has not met (cross entropy of a softmax, as in
/// Hidasi and Karatzoglou 2018). Gradients run back through whole sittings.
final class SessionLearner {
  final SessionRows weights;
  final SessionRows gradient;
  private final SessionNet net;
  private final SessionNet back;

  /// What a step leaves behind for the way back.
  @SuppressWarnings("ArrayRecordComponent")
  private record Trail(
      Walk.Step deed,
      float[] in,
      float[] before,
      float[] gates,
      float[] recurrent,
      float[] after,
      float[] last,
      float[] mean,
      int lastItem,
      float[] asked) {}

  SessionLearner(SessionRows weights) {
    this.weights = weights;
    gradient = weights.sameSize();
    net = weights.net;
    back = gradient.net;
  }

  /// Sum of the losses in nats, and how many there were; adds to the gradient.
  record Loss(double sum, int count) {
    double mean() {
      return sum / Math.max(1, count);
    }
  }

  Loss add(Batch batch, boolean learn) {
    var places = new Places(batch.items());
    double sum = 0;
    int count = 0;
    for (Walk walk : batch.walks()) {
      List<Trail> trails = forward(walk, places);
      float[][] asks = new float[trails.size()][];
      boolean[] met = new boolean[batch.items().size()];
      for (int i = 0; i < trails.size(); i++) {
        met[walk.deeds().get(i).item()] = true;
        int next = walk.nextAfter(i);
        if (next >= 0) {
          asks[i] = new float[net.places()];
          sum += places.loss(trails.get(i).asked(), next, met, asks[i]);
          count++;
        }
      }
      if (learn) {
        backward(trails, asks, places);
      }
    }
    if (learn) {
      places.backward();
    }
    return new Loss(sum, count);
  }

  private List<Trail> forward(Walk walk, Places places) {
    var trails = new ArrayList<Trail>();
    float[] state = new float[net.units()];
    float[] sum = new float[net.places()];
    float[] last = new float[net.places()];
    int lastItem = -1;
    int taken = 0;
    for (Walk.Step deed : walk.deeds()) {
      float[] place = places.of[deed.item()];
      float[] in = new float[net.input().inputs()];
      System.arraycopy(place, 0, in, 0, place.length);
      in[place.length + deed.act().ordinal()] = 1;
      float[] gates = new float[SessionNet.GATES * net.units()];
      float[] recurrent = new float[gates.length];
      float[] after = new float[net.units()];
      SessionNet.run(net.input(), in, gates);
      SessionNet.run(net.state(), state, recurrent);
      SessionNet.step(gates, recurrent, state, after);
      if (SessionNet.takes(deed.act())) {
        taken++;
        lastItem = deed.item();
        last = place;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += place[i];
        }
      }
      float[] mean = sum.clone();
      float[] asked = new float[net.places()];
      SessionNet.run(net.out(), after, asked);
      for (int i = 0; i < asked.length; i++) {
        mean[i] /= Math.max(1, taken);
        asked[i] += net.usual()[i] + net.last()[i] * last[i] + net.mean()[i] * mean[i];
      }
      trails.add(new Trail(deed, in, state, gates, recurrent, after, last, mean, lastItem, asked));
      state = after;
    }
    return trails;
  }

  private void backward(List<Trail> trails, float[][] asks, Places places) {
    int taken = 0;
    for (Trail trail : trails) {
      taken += SessionNet.takes(trail.deed().act()) ? 1 : 0;
    }
    float[] toMean = new float[net.places()]; // by the place of each item taken before
    float[] toState = new float[net.units()];
    for (int i = trails.size() - 1; i >= 0; i--) {
      Trail trail = trails.get(i);
      float[] ask = asks[i];
      if (ask != null) {
        backThrough(net.out(), back.out(), trail.after(), ask, toState);
        for (int k = 0; k < ask.length; k++) {
          back.usual()[k] += ask[k];
          back.last()[k] += ask[k] * trail.last()[k];
          back.mean()[k] += ask[k] * trail.mean()[k];
          toMean[k] += ask[k] * net.mean()[k] / Math.max(1, taken);
          if (trail.lastItem() >= 0) {
            places.back[trail.lastItem()][k] += ask[k] * net.last()[k];
          }
        }
      }
      float[] toIn = new float[trail.in().length];
      toState = backThroughUnits(trail, toState, toIn);
      float[] toPlace = places.back[trail.deed().item()];
      boolean takes = SessionNet.takes(trail.deed().act());
      for (int k = 0; k < toPlace.length; k++) {
        toPlace[k] += toIn[k] + (takes ? toMean[k] : 0);
      }
      taken -= takes ? 1 : 0;
    }
  }

  /// Answers the gradient by the state before.
  private float[] backThroughUnits(Trail trail, float[] toAfter, float[] toIn) {
    int units = net.units();
    float[] toGates = new float[SessionNet.GATES * units];
    float[] toRecurrent = new float[toGates.length];
    float[] toBefore = new float[units];
    float[] gates = trail.gates();
    for (int i = 0; i < units; i++) {
      int c = 2 * units + i;
      float update = gates[i];
      float reset = gates[units + i];
      float candidate = gates[c];
      float toCandidate = toAfter[i] * (1 - update) * (1 - candidate * candidate);
      toBefore[i] = toAfter[i] * update;
      toGates[c] = toCandidate;
      toRecurrent[c] = toCandidate * reset;
      float toReset = toCandidate * trail.recurrent()[c] * reset * (1 - reset);
      float toUpdate = toAfter[i] * (trail.before()[i] - candidate) * update * (1 - update);
      toGates[i] = toUpdate;
      toRecurrent[i] = toUpdate;
      toGates[units + i] = toReset;
      toRecurrent[units + i] = toReset;
    }
    backThrough(net.input(), back.input(), trail.in(), toGates, toIn);
    backThrough(net.state(), back.state(), trail.before(), toRecurrent, toBefore);
    return toBefore;
  }

  private static void backThrough(
      DenseLayer layer, DenseLayer back, float[] in, float[] toOut, float[] toIn) {
    float[][] rows = layer.weights();
    for (int i = 0; i < rows.length; i++) {
      float[] row = rows[i];
      float[] backRow = back.weights()[i];
      float by = in[i];
      float sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += row[j] * toOut[j];
        backRow[j] += by * toOut[j];
      }
      toIn[i] += sum;
    }
    float[] bias = back.bias();
    for (int j = 0; j < bias.length; j++) {
      bias[j] += toOut[j];
    }
  }

  /// The items of a batch in the space, and the gradient by where they are.
  private final class Places {
    private final List<float[]> items;
    private final float[][] of; // (items, places)
    private final float[][] back; // (items, places)
    private final float[] lengths; // (items) before they became one
    private final double[] odds; // (items)

    Places(List<float[]> items) {
      this.items = items;
      of = new float[items.size()][net.places()];
      back = new float[items.size()][net.places()];
      lengths = new float[items.size()];
      odds = new double[items.size()];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = net.place(items.get(i), of[i]);
      }
    }

    double loss(float[] asked, int next, boolean[] met, float[] toAsked) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < odds.length; i++) {
        odds[i] = met[i] ? Double.NEGATIVE_INFINITY : Features.dot(asked, of[i]);
        highest = Math.max(highest, odds[i]);
      }
      double sum = 0;
      for (double each : odds) {
        sum += Math.exp(each - highest);
      }
      double loss = highest + Math.log(sum) - odds[next];
      for (int i = 0; i < odds.length; i++) {
        float by = (float) (Math.exp(odds[i] - highest) / sum) - (i == next ? 1 : 0);
        if (by != 0) {
          for (int k = 0; k < asked.length; k++) {
            toAsked[k] += by * of[i][k];
            back[i][k] += by * asked[k];
          }
        }
      }
      return loss;
    }

    void backward() {
      DenseLayer embed = SessionLearner.this.back.embed();
      for (int i = 0; i < lengths.length; i++) {
        float along = (float) Features.dot(back[i], of[i]);
        for (int k = 0; k < back[i].length; k++) {
          back[i][k] = (back[i][k] - along * of[i][k]) / lengths[i];
          embed.bias()[k] += back[i][k];
        }
        float[] features = items.get(i);
        for (int f = 0; f < features.length; f++) {
          float[] row = embed.weights()[f];
          for (int k = 0; k < row.length; k++) {
            row[k] += features[f] * back[i][k];
          }
        }
      }
    }
  }
}
