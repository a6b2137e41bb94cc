package io.sideman.engine.conduct;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;

/// What has been asked of the band besides what is played: mutes, gestures, trading. Sets of roles
/// are bits, `1 << role.ordinal()`. Whatever it answers for a step must hang on nothing but the
/// step and what [#update] has announced, because steps are planned again. Conductor thread only;
/// no allocation.
public interface Direction {
  int NO_ROLES = 0;
  int ALL_ROLES = (1 << Role.values().length) - 1;

  /// Nobody has asked for anything.
  Direction NONE =
      new Direction() {
        @Override
        public void start(long step) {}

        @Override
        public int update(long tick, long fromStep) {
          return NO_ROLES;
        }

        @Override
        public int silenced() {
          return NO_ROLES;
        }

        @Override
        public void describe(StepContext context) {}

        @Override
        public void prepare(Role role, StepContext context) {}

        @Override
        public void shape(Role role, StepContext context, StepNotes notes, Plan plan) {}
      };

  /// The music starts at `step`.
  void start(long step);

  /// Called once per pulse, before planning and before harmony is asked.
  ///
  /// @return roles whose plan from `fromStep` on must be made again
  int update(long tick, long fromStep);

  /// Roles whose sounding notes end now; asked after [#update].
  int silenced();

  /// Roles that on this step play what is written, whatever the harmony does.
  default int written(long step) {
    return NO_ROLES;
  }

  /// Roles whose part somebody else takes over at [#successionTick]: what rings then ends there;
  /// asked after [#update].
  default int succeeded() {
    return NO_ROLES;
  }

  default long successionTick() {
    return 0;
  }

  /// The outlooks have described a step: last word on form and dynamics.
  void describe(StepContext context);

  /// `role` is about to plan the step.
  void prepare(Role role, StepContext context);

  /// `role` has planned the step: last word on its notes.
  void shape(Role role, StepContext context, StepNotes notes, Plan plan);
}
