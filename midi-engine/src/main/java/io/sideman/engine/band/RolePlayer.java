package io.sideman.engine.band;

/// One member of the band. It plans step after step and can be taken back: the conductor saves its
/// memory after each step and restores it when a chord change or a new section replaces the plan.
/// Conductor thread only; after construction nothing here may allocate.
public interface RolePlayer {
  /// How many steps back [#restore] must be able to go.
  int MEMORY_STEPS = 128;

  Role role();

  /// Forgets everything and starts afresh. The same seed and the same contexts give the same notes.
  void reset(long seed);

  /// Plans one step. `out` arrives empty. Roles that plan earlier stand in `context.notes(role)`.
  void plan(StepContext context, StepNotes out);

  /// Remembers the state as it is after `step` was planned.
  void save(long step);

  /// Returns to the state after `step`, at most [#MEMORY_STEPS] ago; -1 is the state after
  /// [#reset].
  void restore(long step);
}
