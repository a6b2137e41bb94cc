package io.sideman.engine.session;

import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.conduct.ReactionTime;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.schedule.EventSink;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.time.Transport;

/// The band at work. Tell it what is played ([#input]) and how late it is ([#advance]); it listens,
/// conducts and sends what is due, all in the order of time, so that the outcome does not depend on
/// how often it is called.
///
/// One thread; allocates nothing after construction.
public final class Session {
  /// Follows the performer's time, for transports that do.
  public interface TimeKeeper {
    /// A message as it was played.
    void hear(long nanos, int message);

    /// A pulse has come: everything before `nanos` has been told, and the map may be bent from
    /// here.
    void confirm(long tick, long nanos);
  }

  /// Hears what is played, in band time.
  public interface Listening {
    void hear(long tick, int message);

    /// Everything before `tick` has been told.
    void advance(long tick);

    /// True when a message may begin a new chord, so that the band looks at it at once.
    boolean isStroke(int message);
  }

  /// Nobody listens: all is known beforehand.
  public static final Listening FORESIGHT =
      new Listening() {
        @Override
        public void hear(long tick, int message) {}

        @Override
        public void advance(long tick) {}

        @Override
        public boolean isStroke(int message) {
          return false;
        }
      };

  /// A transport that nothing played can change.
  public static final TimeKeeper STEADY =
      new TimeKeeper() {
        @Override
        public void hear(long nanos, int message) {}

        @Override
        public void confirm(long tick, long nanos) {}
      };

  private static final long NONE = Long.MAX_VALUE;

  /// A transport may give a tick's own moment back as a hair less than the tick.
  private static final double ROUNDING = 1e-4;

  private final Transport transport;
  private final TimeKeeper timeKeeper;
  private final Listening listening;
  private final Conductor conductor;
  private final Scheduler scheduler;
  private final EventSink sink;
  private final InputQueue inputs = new InputQueue();
  private long pulseTick;
  private long pulseNanos;
  private long decisionTick; // when the listeners have decided on a step
  private long decisionNanos;
  private long reactionTick = NONE; // end of the cluster that is open, or NONE
  private long reactionNanos = NONE;
  private long refusedInputs;

  public Session(
      Transport transport,
      TimeKeeper timeKeeper,
      Listening listening,
      Conductor conductor,
      Scheduler scheduler,
      EventSink sink) {
    this.transport = transport;
    this.timeKeeper = timeKeeper;
    this.listening = listening;
    this.conductor = conductor;
    this.scheduler = scheduler;
    this.sink = sink;
  }

  /// Starts at `tick`, a multiple of a step.
  public void start(long tick) {
    scheduler.restart(tick);
    conductor.start(tick / io.sideman.engine.time.Ticks.PER_STEP);
    pulseTick = tick;
    decisionTick = HarmonyListener.decisionTick(tick);
    reactionTick = NONE;
    aim();
  }

  /// Queues a message played at `nanos`, not before the one queued last. Returns false, and counts
  /// it, when the session has not been advanced for too long.
  public boolean input(long nanos, int message) {
    boolean taken = inputs.offer(nanos, message);
    if (!taken) {
      refusedInputs++;
    }
    return taken;
  }

  /// Does everything due up to and including `nanos`.
  public void advance(long nanos) {
    while (true) {
      long dueNanos = Math.min(pulseNanos, Math.min(decisionNanos, reactionNanos));
      if (!inputs.isEmpty() && inputs.nanos() < dueNanos && inputs.nanos() <= nanos) {
        hearNext();
      } else if (dueNanos <= nanos) {
        decide(dueNanos);
      } else {
        scheduler.drain((long) Math.floor(transport.tickAt(nanos)) + 1, sink);
        return;
      }
    }
  }

  /// Stops: nothing sounds afterwards.
  public void stop(long nanos) {
    advance(nanos);
    scheduler.releaseAll((long) Math.floor(transport.tickAt(nanos)) + 1, sink);
  }

  public Conductor conductor() {
    return conductor;
  }

  public long refusedInputs() {
    return refusedInputs;
  }

  /// A stroke opens a cluster: what is struck soon after belongs to it, and at its end the band
  /// looks whether it is a new chord.
  private void hearNext() {
    int message = inputs.message();
    timeKeeper.hear(inputs.nanos(), message);
    long tick = (long) Math.floor(transport.tickAt(inputs.nanos()) + ROUNDING);
    listening.hear(tick, message);
    inputs.remove();
    if (reactionTick == NONE && listening.isStroke(message)) {
      reactionTick = tick + ReactionTime.clusterTicks(transport.bpmAt(tick));
      reactionNanos = transport.nanosAt(reactionTick);
    }
  }

  private void decide(long dueNanos) {
    if (dueNanos == pulseNanos) {
      pulse();
    } else if (dueNanos == decisionNanos) {
      hearUntil(decisionTick);
      conductor.decide(decisionTick, transport.bpmAt(decisionTick));
      decisionTick = HarmonyListener.decisionTick(decisionTick);
      decisionNanos = transport.nanosAt(decisionTick);
    } else {
      hearUntil(reactionTick);
      conductor.react(reactionTick, transport.bpmAt(reactionTick));
      reactionTick = NONE;
      reactionNanos = NONE;
    }
  }

  private void pulse() {
    scheduler.drain(pulseTick, sink);
    timeKeeper.confirm(pulseTick, pulseNanos);
    listening.advance(pulseTick);
    conductor.pulse(pulseTick, transport.bpmAt(pulseTick));
    pulseTick += Conductor.PULSE_TICKS;
    aim();
  }

  private void hearUntil(long tick) {
    scheduler.drain(tick, sink);
    listening.advance(tick);
  }

  /// Finds the moments of what comes next, for time may have been bent.
  private void aim() {
    pulseNanos = transport.nanosAt(pulseTick);
    decisionNanos = transport.nanosAt(decisionTick);
    reactionNanos = reactionTick == NONE ? NONE : transport.nanosAt(reactionTick);
  }
}
