package io.sideman.players;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;

/// Turns the tokens of a step into notes with the feel of the style. What the pattern had written
/// too keeps its key, velocity and timing. Conductor thread; allocates nothing after construction.
sealed interface Rendering permits DrumRendering, TonalRendering {
  void reset(long seed);

  /// Writes the pattern's notes as the network knows them: with the dynamics of its training.
  void spell(StepNotes written, StepNotes spelled);

  /// @param written what the pattern plays on this step
  void render(StepContext context, int[] tokens, int count, StepNotes written, StepNotes out);
}
