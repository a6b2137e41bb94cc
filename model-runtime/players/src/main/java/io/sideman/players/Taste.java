package io.sideman.players;

import io.sideman.engine.band.StepContext;
import io.sideman.players.tokens.RoleCodec;

/// What a role may choose and what it likes, beyond model and pattern, as logarithms of weights;
/// [io.sideman.players.sample.Sampler#FORBIDDEN] rules a token out before anything is sampled.
/// Conductor thread; allocates nothing after construction.
sealed interface Taste permits DrumTaste, TonalTaste {
  /// Weight of resting per unit of density below the middle.
  double REST_PER_DENSITY = 2.5;

  /// Logarithms of weights for the token that follows `prefix`.
  ///
  /// @param pattern what is written is always allowed where the grammar allows it
  double[] weigh(
      StepContext context, int[] prefix, int count, boolean[] allowed, PatternExpert pattern);

  /// Clears what the role remembers of its last notes.
  void reset();

  /// Thin playing rests more often, busy playing less.
  static double restWeight(StepContext context) {
    return (0.5 - context.density) * REST_PER_DENSITY;
  }

  /// The taste of a codec's role.
  static double[] weights(RoleCodec codec) {
    return new double[codec.vocabulary()];
  }
}
