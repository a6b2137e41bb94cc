package io.sideman.engine.schedule;

import io.sideman.engine.band.Role;

/// Is told whole notes as soon as they are final, ahead of their time, so that somebody nearer to
/// the sound can play them on their tick: native code on an audio thread, or a test.
///
/// A note starts at its tick and ends at its end, at a release, or when its key is struck again,
/// whichever comes first; at one tick offs come before ons. Whoever plays by these rules, and gets
/// every call before the ticks it names, sends exactly what the [Scheduler] sends to its
/// [EventSink].
///
/// Conductor thread; implementations must not allocate, lock or wait. All ticks are band ticks.
public interface NoteLane {
  /// Nobody plays ahead: takes everything and does nothing.
  NoteLane NONE =
      new NoteLane() {
        @Override
        public boolean offer(
            Role role, int id, long startTick, long endTick, int key, int velocity) {
          return true;
        }

        @Override
        public void recall(Role role, long fromTick) {}

        @Override
        public boolean release(Role role, int id, int key, long tick) {
          return true;
        }
      };

  /// A note is final unless it is recalled. Returns false when there is no room for it; then the
  /// note is not played by anybody.
  ///
  /// @param id names the note; never 0, and no other note of the last 4 billion has it
  /// @param endTick after `startTick`
  boolean offer(Role role, int id, long startTick, long endTick, int key, int velocity);

  /// Notes of `role` offered before this call that would start at `fromTick` or later are void;
  /// those that start earlier still play.
  void recall(Role role, long fromTick);

  /// Note `id`, which starts before `tick`, ends at `tick` unless it ends earlier. Returns false
  /// when there is no room to say so; then the note keeps its end.
  boolean release(Role role, int id, int key, long tick);
}
