package io.sideman.library.taste;

import io.sideman.players.net.DenseLayer;

/// What a listener is after, from what they did in this sitting so far: a gated recurrent unit over
/// their deeds, GRU4Rec (Hidasi and others 2016a), with what items are like in place of their
/// numbers (2016b), so that it serves a library that it never saw. The state asks for a place in a
/// space of items; beside it count, as in NARM (Li and others 2017), what was taken on the whole
/// and what was taken last.
///
/// Immutable but for its trainer; each user has a [SessionState].
///
/// @param embed features of an item, less the library's mean, to its place
/// @param input place and act to the gates: update, reset, candidate
/// @param state state to the same gates
/// @param out state to the place asked for
/// @param mean how much the mean of what was taken adds, per direction of the space
/// @param last the same of what was taken last
/// @param usual per direction: what is wanted whatever was done
@SuppressWarnings("ArrayRecordComponent")
public record SessionNet(
    DenseLayer embed,
    DenseLayer input,
    DenseLayer state,
    DenseLayer out,
    float[] mean,
    float[] last,
    float[] usual) {
  /// Gates of a unit.
  public static final int GATES = 3;

  private static final double LEAST = 1e-9;

  public SessionNet {
    int units = out.inputs();
    int places = out.outputs();
    require("embed inputs", Features.SIZE, embed.inputs());
    require("embed outputs", places, embed.outputs());
    require("input inputs", places + Act.values().length, input.inputs());
    require("input outputs", GATES * units, input.outputs());
    require("state inputs", units, state.inputs());
    require("state outputs", GATES * units, state.outputs());
    require("mean", places, mean.length);
    require("last", places, last.length);
    require("usual", places, usual.length);
  }

  private static void require(String name, int expected, int found) {
    if (expected != found) {
      throw new IllegalArgumentException(
          "Model \"sessions\": %s must be %d, but was %d. Train it anew with `train sessions`."
              .formatted(name, expected, found));
    }
  }

  public int units() {
    return out.inputs();
  }

  /// Directions of the space of items.
  public int places() {
    return out.outputs();
  }

  /// True for acts by which an item is taken, not only looked at.
  public static boolean takes(Act act) {
    return switch (act) {
      case LIKE, USE -> true;
      case DISLIKE, SKIP, AUDITION -> false;
    };
  }

  /// Where an item lies: a place of unit length. Answers the length before.
  ///
  /// @param apart features, less the mean of the library
  /// @param place becomes the place
  public float place(float[] apart, float[] place) {
    run(embed, apart, place);
    float length = (float) Math.sqrt(Features.dot(place, place) + LEAST);
    for (int i = 0; i < place.length; i++) {
      place[i] /= length;
    }
    return length;
  }

  /// Writes what a layer makes of `in`. Inputs of 0 cost nothing.
  public static void run(DenseLayer layer, float[] in, float[] out) {
    System.arraycopy(layer.bias(), 0, out, 0, out.length);
    float[][] rows = layer.weights();
    for (int i = 0; i < rows.length; i++) {
      float by = in[i];
      if (by != 0) {
        float[] row = rows[i];
        for (int j = 0; j < out.length; j++) {
          out[j] += by * row[j];
        }
      }
    }
  }

  /// One step of the units.
  ///
  /// @param gates sums of input and act, (3 * units); becomes update, reset and candidate
  /// @param recurrent sums of the state, (3 * units)
  /// @param before the state, (units)
  /// @param after becomes the new state
  public static void step(float[] gates, float[] recurrent, float[] before, float[] after) {
    int units = before.length;
    for (int i = 0; i < units; i++) {
      int c = 2 * units + i;
      float update = sigmoid(gates[i] + recurrent[i]);
      float reset = sigmoid(gates[units + i] + recurrent[units + i]);
      float candidate = (float) Math.tanh(gates[c] + reset * recurrent[c]);
      gates[i] = update;
      gates[units + i] = reset;
      gates[c] = candidate;
      after[i] = (1 - update) * candidate + update * before[i];
    }
  }

  private static float sigmoid(float sum) {
    return (float) (1 / (1 + Math.exp(-sum)));
  }
}
