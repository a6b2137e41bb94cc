package io.sideman.corpus.learn;

import java.util.Arrays;

/// Some tokens in a row of several lanes side by side: what the network is told (indices of inputs
/// that are one) and what comes next. Place (time, lane) stands at `time * lanes + lane`.
final class Window {
  /// A place without a token.
  static final int NOTHING = -1;

  final int lanes;
  final int times;
  final int[] from; // (places + 1), where a place's indices start in `active`
  int[] active = new int[1 << 12];
  final int[] target; // (places), the next token or NOTHING
  final boolean[] fresh; // (places), the memory is empty before it

  Window(int lanes, int times) {
    this.lanes = lanes;
    this.times = times;
    from = new int[lanes * times + 1];
    target = new int[lanes * times];
    fresh = new boolean[lanes * times];
  }

  int places() {
    return target.length;
  }

  /// Fills the next place; they come in order.
  void put(int place, int[] indices, int count, int next, boolean isFresh) {
    int at = from[place];
    if (at + count > active.length) {
      active = Arrays.copyOf(active, 2 * active.length + count);
    }
    System.arraycopy(indices, 0, active, at, count);
    from[place + 1] = at + count;
    target[place] = next;
    fresh[place] = isFresh;
  }

  int tokens() {
    int count = 0;
    for (int each : target) {
      count += each == NOTHING ? 0 : 1;
    }
    return count;
  }
}
