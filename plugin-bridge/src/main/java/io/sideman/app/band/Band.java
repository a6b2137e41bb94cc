package io.sideman.app.band;

import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.schedule.Capture;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.session.Bearings;
import io.sideman.engine.session.Session;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Ticks;
import java.util.List;

/// One band, ready to play from its first bar on. It plays once: after a jump of the host another
/// one takes its seat.
///
/// Made on a control thread; from then on the conductor thread's.
public final class Band {
  private static final int LOOK_AHEAD_STEPS = 16;

  /// What lies no further ahead than this has been planned.
  public static final int PLANNED_TICKS = (LOOK_AHEAD_STEPS - 2) * Ticks.PER_STEP;

  /// What lies nearer than this may be final.
  public static final int FINAL_TICKS = 2 * Ticks.PER_STEP;

  private volatile Style style; // the control thread looks
  private final Bearings bearings;
  private final Clock clock;
  private final Steering steering;
  private final Conductor conductor;
  private final Capture capture = new Capture(Capture.LIVE_CAPACITY);
  private final PlayedNotes played;
  private final Session session;

  Band(
      BandMaker.Members members, Bearings bearings, Clock clock, Outlet outlet, Steering steering) {
    style = members.style();
    this.bearings = bearings;
    this.clock = clock;
    this.steering = steering;
    var outlook = bearings.outlook(clock.meters());
    var scheduler = new Scheduler(outlet.lane());
    conductor =
        new Conductor(members.players(), members.settings(), outlook, scheduler, LOOK_AHEAD_STEPS);
    played = new PlayedNotes(bearings.listening());
    session =
        new Session(
            clock.transport(),
            clock.timeKeeper(),
            played,
            conductor,
            scheduler,
            new Both(outlet.sink(), capture));
  }

  public Style style() {
    return style;
  }

  /// [conductor-thread] The bar line after `tick`.
  public long nextBarLine(long tick) {
    return clock.meters().barStart(clock.meters().barAt(tick) + 1);
  }

  /// [conductor-thread] Other players take over on `barLine`, and play in their style.
  ///
  /// @param next of the same roles, in the same order
  /// @param barLine between [#FINAL_TICKS] and [#PLANNED_TICKS] ahead
  public void takeOver(List<RolePlayer> next, Style nextStyle, long barLine) {
    conductor.exchange(next, Math.ceilDiv(barLine, (long) Ticks.PER_STEP));
    steering.play(nextStyle);
    style = nextStyle;
  }

  /// The tempo now.
  public double tempoBpm() {
    return clock.transport().bpmAt(0);
  }

  public Bearings bearings() {
    return bearings;
  }

  public Clock clock() {
    return clock;
  }

  /// Where its controls stand. Conductor thread.
  public Steering steering() {
    return steering;
  }

  public Conductor conductor() {
    return conductor;
  }

  public Session session() {
    return session;
  }

  /// What this band has played.
  public Capture capture() {
    return capture;
  }

  /// What the performer has played to this band.
  public PlayedNotes played() {
    return played;
  }
}
