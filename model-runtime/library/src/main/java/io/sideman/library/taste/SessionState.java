package io.sideman.library.taste;

import java.util.Arrays;
import java.util.List;

/// A sitting as a [SessionNet] hears it, deed by deed. One thread.
public final class SessionState {
  private final SessionNet net;
  private final float[] place; // (places)
  private final float[] in; // (places + acts)
  private final float[] gates; // (3 * units)
  private final float[] recurrent; // (3 * units)
  private float[] state; // (units)
  private float[] next; // (units)
  private final float[] sum; // (places) of what was taken
  private final float[] last; // (places)
  private int taken;

  public SessionState(SessionNet net) {
    this.net = net;
    place = new float[net.places()];
    in = new float[net.input().inputs()];
    gates = new float[SessionNet.GATES * net.units()];
    recurrent = new float[SessionNet.GATES * net.units()];
    state = new float[net.units()];
    next = new float[net.units()];
    sum = new float[net.places()];
    last = new float[net.places()];
  }

  /// @param apart features of the item less the library's mean, see [Features]
  public void hear(Act act, float[] apart) {
    net.place(apart, place);
    System.arraycopy(place, 0, in, 0, place.length);
    for (int i = place.length; i < in.length; i++) {
      in[i] = i - place.length == act.ordinal() ? 1 : 0;
    }
    SessionNet.run(net.input(), in, gates);
    SessionNet.run(net.state(), state, recurrent);
    SessionNet.step(gates, recurrent, state, next);
    float[] swap = state;
    state = next;
    next = swap;
    if (SessionNet.takes(act)) {
      taken++;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += place[i];
        last[i] = place[i];
      }
    }
  }

  /// What is asked for now.
  public Wish wish() {
    float[] asked = new float[net.places()];
    SessionNet.run(net.out(), state, asked);
    for (int i = 0; i < asked.length; i++) {
      asked[i] +=
          net.usual()[i] + net.last()[i] * last[i] + net.mean()[i] * sum[i] / Math.max(1, taken);
    }
    return new Wish(net, asked, 0);
  }

  /// What a listener asks for. Immutable.
  ///
  /// @param asked a direction among places; the longer, the surer
  /// @param offset added to all
  @SuppressWarnings("ArrayRecordComponent")
  public record Wish(SessionNet net, float[] asked, double offset) {
    /// Log-odds of an item's being the next one taken, but for a constant.
    ///
    /// @param apart see [SessionState#hear]
    public double of(float[] apart) {
      float[] place = new float[asked.length];
      net.place(apart, place);
      return at(place);
    }

    private double at(float[] place) {
      return Features.dot(asked, place) + offset;
    }

    /// The same wish, told against the items of a library: 0 where an item is as likely next as
    /// those are on the mean.
    ///
    /// @param library places of items, one at least
    Wish against(List<float[]> library) {
      double[] odds = library.stream().mapToDouble(this::at).toArray();
      double highest = Arrays.stream(odds).max().orElse(0);
      double sum = 0;
      for (double each : odds) {
        sum += Math.exp(each - highest);
      }
      return new Wish(net, asked, offset - highest - Math.log(sum / odds.length));
    }

    /// -1 to 1: (p - u) / (p + u) for an item that is p likely where a usual one is u.
    double opinion(float[] apart) {
      return Math.tanh(of(apart) / 2);
    }
  }
}
