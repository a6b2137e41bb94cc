package io.sideman.engine.clock;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.session.FollowedTime;
import io.sideman.engine.session.Session;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;
import io.sideman.engine.time.Transport;
import org.jspecify.annotations.Nullable;

/// The time of a band that no host leads, and the one place that decides whose time that is: MIDI
/// clock, then Ableton Link, then the performer's beat or a clock of its own.
///
/// What is told from outside may start, stop and move the band: then an *epoch* begins, for which
/// the owner makes a session that starts at [#epochTick]. Within an epoch time never jumps: the
/// ruler changes on a bar line only, the new one takes over where the band stands, and a clock that
/// dies leaves its tempo behind. Conductor thread; no allocation.
public final class BandClock implements Transport, Session.TimeKeeper {
  /// Whom the band may obey.
  ///
  /// @param midiClock true to obey MIDI clock
  /// @param link true to play with the Ableton Link session
  public record Obeys(boolean midiClock, boolean link) {
    public static final Obeys NOBODY = new Obeys(false, false);

    /// True when there may be a clock that starts and moves the band.
    public boolean anybody() {
      return midiClock || link;
    }
  }

  private static final int STEP = Ticks.PER_STEP;

  private final Obeys obeys;
  private final @Nullable FollowedTime follower;
  private final ClockSlave slave = new ClockSlave();
  private final LinkClock link = new LinkClock();
  private final SteeredTime steered = new SteeredTime();
  private final Guide shiftedSlave = new Shifted(slave);
  private final Guide shiftedLink = new Shifted(link);

  private Meters meters;
  private TimeSource source;
  private double ownBpm;
  private double newBpm = Double.NaN; // set and not yet told
  private double shiftTicks; // from the guide's ticks to the band's
  private boolean playing;
  private int epoch;
  private long epochTick;
  private int slaveEpoch; // the slave's epoch that was answered last
  private int slaveStops; // and its stop
  private boolean linkPlayed;

  private BandClock(Obeys obeys, Meters meters, double bpm, @Nullable FollowedTime follower) {
    this.obeys = obeys;
    this.meters = meters;
    this.follower = follower;
    ownBpm = bpm;
    source = own();
  }

  /// When nobody outside tells the time, the band keeps its own, from the first note played on.
  public static BandClock steady(Obeys obeys, Meters meters, double bpm) {
    return new BandClock(obeys, meters, bpm, null);
  }

  /// When nobody outside tells the time, the band follows the performer's beat.
  public static BandClock following(Obeys obeys, Meters meters, double bpm, FollowedTime follower) {
    return new BandClock(obeys, meters, bpm, follower);
  }

  /// Another band plays by this clock from its next epoch on.
  ///
  /// @param bpm of its own clock
  public void play(Meters next, double bpm) {
    meters = next;
    ownBpm = bpm;
  }

  // ---- what is told -----------------------------------------------------------------------------

  /// A message as it came in, before a session hears it. Returns true for clock messages, which no
  /// session needs to hear. A first note may begin an epoch.
  public boolean take(long nanos, int message) {
    if (obeys.midiClock() && ClockSlave.isClock(message)) {
      slave.hear(nanos, message);
      advance(nanos);
      return true;
    }
    if (!playing && follower == null && MidiMessage.isNoteOn(message) && !isHeld(nanos)) {
      begin(nanos);
    }
    return false;
  }

  /// What the Link session tells; nothing when the band does not obey it.
  public LinkClock link() {
    return link;
  }

  /// Time goes on: clocks may have died, the Link session started or stopped.
  public void advance(long nanos) {
    if (slave.epoch() != slaveEpoch) {
      slaveEpoch = slave.epoch();
      begin(TimeSource.MIDI_CLOCK, (double) slave.epochTick(), slave.epochNanos(), slave.bpm());
      shiftTicks = 0;
    } else if (slave.stops() != slaveStops) {
      playing = false;
    }
    slaveStops = slave.stops();
    if (obeys.link() && link.isThere(nanos) && link.syncsStarts()) {
      syncWithLink(nanos);
    }
    if (!playing) {
      source = wanted(nanos);
      if (source == TimeSource.PERFORMER && !isHeld(nanos)) {
        begin(nanos);
      }
    }
  }

  private void syncWithLink(long nanos) {
    if (link.isPlaying() != linkPlayed && wanted(nanos) == TimeSource.LINK) {
      linkPlayed = link.isPlaying();
      if (linkPlayed) {
        begin(nanos);
      } else {
        playing = false;
      }
    }
  }

  /// The band begins at `nanos` in the time that rules: in its own on beat 1, with others on their
  /// beat.
  public void begin(long nanos) {
    TimeSource ruler = wanted(nanos);
    switch (ruler) {
      case LINK -> {
        double bar = meters.meterAt(0).barTicks();
        double outside = link.tickAt(nanos);
        double tick = outside - Math.floor(outside / bar) * bar;
        begin(ruler, tick, nanos, link.bpm());
        shiftTicks = tick - outside;
      }
      case PERFORMER -> {
        if (follower != null) {
          follower.begin(nanos, ownBpm);
        }
        begin(ruler, 0, nanos, ownBpm);
      }
      case MIDI_CLOCK, INTERNAL, HOST -> begin(ruler, 0, nanos, ownBpm);
    }
  }

  private void begin(TimeSource ruler, double tick, long nanos, double bpm) {
    source = ruler;
    playing = true;
    steered.start(tick, nanos, bpm);
    epochTick = (long) Math.ceil(tick / STEP - 1e-6) * STEP;
    epoch++;
  }

  /// The band has ended by itself.
  public void end() {
    playing = false;
  }

  /// Sets the tempo of the band's own clock, as a tap does; others keep theirs.
  public void setTempo(double bpm) {
    ownBpm = bpm;
    newBpm = bpm;
  }

  /// The tempo set since this was asked last, for others to take over; NaN when none was.
  public double takeTempo() {
    double bpm = newBpm;
    newBpm = Double.NaN;
    return bpm;
  }

  // ---- who rules --------------------------------------------------------------------------------

  /// True between the start of an epoch and its end.
  public boolean isPlaying() {
    return playing;
  }

  /// Counts the epochs: a new one asks for a new session, started at [#epochTick].
  public int epoch() {
    return epoch;
  }

  /// The first step of the epoch, a multiple of [Ticks#PER_STEP].
  public long epochTick() {
    return epochTick;
  }

  /// Who rules now, or would if the band began.
  public TimeSource source() {
    return source;
  }

  /// True while a machine outside that starts and stops the band stands still, so that notes begin
  /// nothing.
  public boolean isHeld(long nanos) {
    return !playing && slave.isBelieved(nanos)
        || obeys.link() && link.isThere(nanos) && link.syncsStarts() && !link.isPlaying();
  }

  private TimeSource own() {
    return follower == null ? TimeSource.INTERNAL : TimeSource.PERFORMER;
  }

  // Clocks that no start has come with count for nothing: many keyboards send them all day.
  private TimeSource wanted(long nanos) {
    if (slave.isRunning() && slave.isAlive(nanos)) {
      return TimeSource.MIDI_CLOCK;
    }
    return obeys.link() && link.isThere(nanos) ? TimeSource.LINK : own();
  }

  private void rule(TimeSource ruler, long tick, long nanos) {
    double bpm =
        switch (source) {
          case MIDI_CLOCK -> slave.bpm();
          case LINK -> link.bpm();
          case PERFORMER, INTERNAL, HOST -> bpmAt(tick);
        };
    source = ruler;
    steered.start((double) tick, nanos, bpm);
    switch (ruler) {
      case MIDI_CLOCK -> shiftTicks = wholeBeats(tick - slave.tickAt(nanos));
      case LINK -> shiftTicks = wholeBeats(tick - link.tickAt(nanos));
      case PERFORMER -> {
        if (follower != null) {
          follower.takeOver(tick, nanos, bpm);
        }
      }
      case INTERNAL -> ownBpm = bpm;
      case HOST -> {}
    }
  }

  private static double wholeBeats(double ticks) {
    return Math.rint(ticks / Ticks.PER_QUARTER) * Ticks.PER_QUARTER;
  }

  // ---- time -------------------------------------------------------------------------------------

  /// True where the band may play: when a beat is followed, once it is sure.
  public boolean isSettledAt(long tick) {
    return follower == null || source != TimeSource.PERFORMER || follower.isSettledAt(tick);
  }

  @Override
  public void hear(long nanos, int message) {
    if (follower != null) {
      follower.hear(nanos, message);
    }
  }

  @Override
  public void confirm(long tick, long nanos) {
    TimeSource wanted = wanted(nanos);
    if (wanted != source && meters.tickInBar(tick) == 0) {
      rule(wanted, tick, nanos);
    }
    if (follower != null) {
      if (source == TimeSource.PERFORMER) {
        follower.confirm(tick, nanos);
        return;
      }
      follower.listen(nanos);
    }
    switch (source) {
      case MIDI_CLOCK -> {
        if (slave.isRunning()) {
          steered.steer(nanos, shiftedSlave);
        } else {
          steered.go(nanos, slave.bpm()); // about to start anew
        }
      }
      case LINK -> steered.steer(nanos, shiftedLink);
      case INTERNAL -> steered.go(nanos, ownBpm);
      case PERFORMER, HOST -> {}
    }
  }

  private Transport ruling() {
    return follower != null && source == TimeSource.PERFORMER ? follower : steered;
  }

  @Override
  public double tickAt(long nanos) {
    return ruling().tickAt(nanos);
  }

  @Override
  public long nanosAt(double tick) {
    return ruling().nanosAt(tick);
  }

  @Override
  public double bpmAt(long tick) {
    return ruling().bpmAt(tick);
  }

  /// A guide whose ticks are counted from elsewhere.
  private final class Shifted implements Guide {
    private final Guide guide;

    Shifted(Guide guide) {
      this.guide = guide;
    }

    @Override
    public double tickAt(long nanos) {
      return guide.tickAt(nanos) + shiftTicks;
    }

    @Override
    public double bpm() {
      return guide.bpm();
    }
  }
}
