package io.sideman.app.jam;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.port.OutputPort;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.schedule.Capture;
import io.sideman.engine.schedule.EventSink;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.session.BandTime;
import io.sideman.engine.session.Bearings;
import io.sideman.engine.session.Ear;
import io.sideman.engine.session.Session;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/// Everything that stands on stage: who listens, who conducts, where it sounds, and what is kept of
/// it.
public final class Stage {
  private static final int LOOK_AHEAD_STEPS = 16;

  /// How the band is set up.
  ///
  /// @param tempoBpm of the internal clock; the first note played is the first beat
  /// @param follows true to find the performer's beat instead, expected near `tempoBpm`
  /// @param intensity 0 to 1, or empty to follow the performer
  public record SetUp(
      Style style,
      List<RolePlayer> players,
      Ear ear,
      BandSettings settings,
      double tempoBpm,
      boolean follows,
      OptionalDouble intensity) {}

  private final OneToOneEventRing input;
  private final PortSink sink;
  private final Capture capture = new Capture(Capture.LIVE_CAPACITY);
  private final Session session;
  private final SetUp setUp;

  public Stage(SetUp setUp, OneToOneEventRing input, OutputPort output) {
    this.setUp = setUp;
    this.input = input;
    sink = new PortSink(output);
    BandTime time = time(setUp);
    var bearings =
        Bearings.live(
            setUp.ear(),
            new Bearings.Grid(time.meters(), time.settled()),
            Optional.empty(),
            setUp.intensity());
    var outlook =
        new Conductor.Outlook(
            bearings.harmony(), bearings.form(), bearings.performer(), time.meters());
    var scheduler = new Scheduler();
    var conductor =
        new Conductor(setUp.players(), setUp.settings(), outlook, scheduler, LOOK_AHEAD_STEPS);
    session =
        new Session(
            time.transport(),
            time.timeKeeper(),
            bearings.listening(),
            conductor,
            scheduler,
            new Both(sink, capture));
  }

  private static BandTime time(SetUp setUp) {
    MeterMap meters = MeterMap.of(setUp.style().meter());
    return setUp.follows()
        ? BandTime.following(setUp.ear().beat(), setUp.tempoBpm(), meters)
        : BandTime.steady(TempoMap.of(setUp.tempoBpm()), meters);
  }

  /// Plays until told otherwise. The calling thread becomes the conductor thread; afterwards
  /// nothing sounds.
  public void play(BooleanSupplier goesOn) {
    sink.sendSounds(setUp.style());
    new LiveLoop(session, input, System::nanoTime, !setUp.follows()).run(goesOn);
  }

  /// What the band has played, for the conductor thread or after it has ended.
  public Capture capture() {
    return capture;
  }

  /// Sends to the port first, then remembers.
  private record Both(EventSink first, EventSink second) implements EventSink {
    @Override
    public void noteOn(Role role, long tick, int key, int velocity) {
      first.noteOn(role, tick, key, velocity);
      second.noteOn(role, tick, key, velocity);
    }

    @Override
    public void noteOff(Role role, long tick, int key) {
      first.noteOff(role, tick, key);
      second.noteOff(role, tick, key);
    }
  }
}
