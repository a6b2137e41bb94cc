package io.sideman.players.tokens;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;

/// Turns the notes of one role on one step (16th) into a short sentence of tokens and back. Every
/// step ends with exactly one closing token, also an empty one. Conductor thread, or data
/// preparation; nothing allocates after construction.
public interface RoleCodec {
  /// No step has more tokens than this.
  int MAX_TOKENS = StepNotes.CAPACITY + 1;

  Role role();

  /// Number of tokens; they count from 0.
  int vocabulary();

  /// For people and for the model file's header.
  String tokenName(int token);

  /// The token that precedes the first step.
  int start();

  /// Writes the notes of one step as tokens, the closing one included, and returns their number.
  int encode(StepContext context, StepNotes notes, int[] tokens);

  /// Writes the notes that `tokens` stand for into `out`, which is cleared first.
  void decode(StepContext context, int[] tokens, int count, StepNotes out);

  /// Says which tokens may follow `prefix` inside this step. Grammar only; taste is the sampler's.
  void allow(StepContext context, int[] prefix, int count, boolean[] allowed);

  /// True when the step is over after `token`.
  boolean closes(int token);

  /// Chooses among the human spreads of timing and velocity that decoding draws from.
  void reseed(long seed);
}
