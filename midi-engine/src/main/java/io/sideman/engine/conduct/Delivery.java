package io.sideman.engine.conduct;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.time.Ticks;

/// Hands planned steps to the scheduler: with the dynamics of the moment, never earlier than a
/// decision can take effect, and without striking twice what a changed plan finds sounding.
/// Conductor thread; no allocation.
final class Delivery {
  /// Shortest length of a note that starts late, if it was not shorter.
  private static final int SHORTEST_TICKS = Ticks.PER_STEP / 2;

  /// Notes of a step may be written so much ahead of its line.
  static final int AHEAD_TICKS = Ticks.PER_STEP / 4;

  private static final double DYNAMICS = 0.5; // of a velocity, per unit of intensity
  private static final long NEVER = Long.MIN_VALUE;

  private final Plan plan;
  private final PerformerOutlook performer;
  private final Direction direction;
  private final Scheduler scheduler;
  private long effectTick;
  private long pullTicks;
  private long newStep = NEVER;

  Delivery(Plan plan, Conductor.Outlook outlook, Scheduler scheduler) {
    this.plan = plan;
    performer = outlook.performer();
    direction = outlook.direction();
    this.scheduler = scheduler;
  }

  void start() {
    newStep = NEVER;
    pullTicks = 0;
  }

  /// True for roles that go with the harmony.
  boolean follows(Role role, long step) {
    return role.isTonal() && !isWritten(role, step);
  }

  private boolean isWritten(Role role, long step) {
    return (direction.written(step) >> role.ordinal() & 1) != 0;
  }

  /// Nothing may start before `tick` from now on.
  void from(long tick) {
    effectTick = tick;
  }

  /// The plan has been made anew from `step` on, which may have begun to sound already.
  void planAnewFrom(long step) {
    newStep = step;
  }

  /// Tonal notes are struck so much earlier than planned, until the next call.
  void pull(long ticks) {
    pullTicks = ticks;
  }

  /// Hands on what `role` plays on `step`.
  void deliver(Role role, long step) {
    StepNotes notes = plan.notes(step, role);
    boolean free = !isWritten(role, step);
    double louder = free ? performer.intensityAt(step) - plan.intensity(step) : 0;
    for (int n = 0; n < notes.count(); n++) {
      long planned = step * Ticks.PER_STEP + notes.offsetTicks(n);
      long start = Math.max(effectTick, follows(role, step) ? planned - pullTicks : planned);
      long end = planned + notes.lengthTicks(n);
      if (start > planned) {
        end = Math.max(end, start + Math.min(notes.lengthTicks(n), SHORTEST_TICKS));
      }
      if (!free || step != newStep || !isThere(role, step, notes.key(n), start, end)) {
        if (free && (role == Role.BASS && n == 0 || step == newStep && isLine(role))) {
          endOthers(role, notes.key(n), start);
        }
        int velocity = (int) Math.round(notes.velocity(n) * (1 + DYNAMICS * louder));
        scheduler.offer(role, start, end, notes.key(n), Math.clamp(velocity, 1, 127));
      }
    }
  }

  /// A bass plays one note at a time, so each ends what rings: lengths are chosen before the next
  /// onset is, and after a correction the old plan's notes ring under those of the new one, also
  /// where they fit its chord. Of a lead only what the old plan left is ended.
  private void endOthers(Role role, int key, long tick) {
    for (int other = 0; other < 128; other++) {
      if (other != key && scheduler.ringsUntil(role, other, tick) != Scheduler.SILENT) {
        scheduler.release(role, other, tick);
      }
    }
  }

  private static boolean isLine(Role role) {
    return role == Role.BASS || role == Role.LEAD;
  }

  /// True when there is no need to strike a note: its key was struck on the step before the plan
  /// was changed, or it rings for most of what the note would, for a tone that two chords share
  /// goes on ringing.
  private boolean isThere(Role role, long step, int key, long startTick, long endTick) {
    long until = scheduler.ringsUntil(role, key, startTick);
    boolean rings = until != Scheduler.SILENT && until >= startTick + (endTick - startTick) / 2;
    long line = step * Ticks.PER_STEP - AHEAD_TICKS;
    return role.isTonal() && rings || scheduler.strikes(role, key, line, startTick);
  }
}
