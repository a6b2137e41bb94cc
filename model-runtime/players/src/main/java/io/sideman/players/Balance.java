package io.sideman.players;

import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.RoleCodec;

/// Keeps *whether* to play apart from *what* to play. Forbidding most pitches would make resting
/// likelier; so the notes that are left take over the weight of all. And who has played more of
/// late than the pattern has written rests more, and the other way round, so that the network moves
/// notes about but a style keeps its density. Conductor thread; allocates nothing.
final class Balance {
  private static final double MOST_SHIFT = 4;
  private static final double REST_PER_SURPLUS = 2.5;

  private final RoleCodec codec;

  Balance(RoleCodec codec) {
    this.codec = codec;
  }

  /// Changes `weights` in place.
  ///
  /// @param count tokens of this step so far
  /// @param memory how much was played of late
  void apply(
      float[] logits,
      boolean[] allowed,
      double[] weights,
      double adventure,
      int count,
      PlayerMemory memory) {
    double shift = shift(logits, allowed, weights, adventure);
    double rest = REST_PER_SURPLUS * surplus(count, memory);
    for (int token = 0; token < weights.length; token++) {
      weights[token] += codec.closes(token) ? rest : shift;
    }
  }

  /// How much more than written was played of late, as a logarithm: strikes where the choice is
  /// whether to strike, notes within a strike where it is whether to add another.
  private double surplus(int count, PlayerMemory memory) {
    double strikes = memory.own().moreStrikes(memory.written());
    double notes = memory.own().moreNotes(memory.written());
    return count == 0 ? strikes : notes - strikes;
  }

  private double shift(float[] logits, boolean[] allowed, double[] weights, double adventure) {
    double most = Sampler.FORBIDDEN;
    for (int token = 0; token < weights.length; token++) {
      if (allowed[token] && !codec.closes(token)) {
        most = Math.max(most, adventure * logits[token]);
      }
    }
    double all = 0;
    double left = 0;
    for (int token = 0; token < weights.length; token++) {
      if (allowed[token] && !codec.closes(token)) {
        double share = Math.exp(adventure * logits[token] - most);
        all += share;
        left += share * Math.exp(weights[token]);
      }
    }
    return left > 0 ? Math.clamp(Math.log(all / left), -MOST_SHIFT, MOST_SHIFT) : 0;
  }
}
