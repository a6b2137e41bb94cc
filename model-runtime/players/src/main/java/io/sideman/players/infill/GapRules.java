package io.sideman.players.infill;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.players.tokens.RoleCodec;

/// Which tokens may be spoken in a gap: what must hold is ruled in before anything is drawn.
sealed interface GapRules permits DrumRules, TonalRules {
  /// Narrows `allowed`, which holds what the codec's grammar allows after `prefix`. At least one
  /// token stays.
  ///
  /// @param removed what was played on this step before; empty unless the rhythm is kept
  default void narrow(
      StepContext context, StepNotes removed, int[] prefix, int count, boolean[] allowed) {
    narrow(context, removed, prefix, count, false, allowed);
  }

  /// The same, for what the piece itself plays elsewhere when `quoting`: its own passing notes may
  /// fall on any beat.
  void narrow(
      StepContext context,
      StepNotes removed,
      int[] prefix,
      int count,
      boolean quoting,
      boolean[] allowed);

  /// Takes away all tokens that close the step, or all that do not.
  static void only(RoleCodec codec, boolean closing, boolean[] allowed) {
    for (int token = 0; token < allowed.length; token++) {
      allowed[token] &= codec.closes(token) == closing;
    }
  }

  static boolean any(boolean[] allowed) {
    for (boolean each : allowed) {
      if (each) {
        return true;
      }
    }
    return false;
  }
}
