package io.sideman.app.jam;

import io.sideman.app.band.Band;
import io.sideman.app.band.BandMaker;
import io.sideman.app.band.Clock;
import io.sideman.app.band.Outlet;
import io.sideman.app.learn.MidiLearn;
import io.sideman.app.link.Reins;
import io.sideman.app.link.SeatMood;
import io.sideman.app.link.SeatState;
import io.sideman.app.link.SeatWindow;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.clock.BandClock;
import io.sideman.engine.clock.ClockMaster;
import io.sideman.engine.port.OutputPort;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.steer.Control;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.steer.Visitors;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The band at the MIDI ports of this computer, by its own clock or one that comes in.
///
/// Made on the control thread; played by the conductor thread, which allocates nothing while the
/// music runs.
public final class Stage {
  /// How the band is set up.
  ///
  /// @param tempoBpm of the internal clock
  public record SetUp(BandMaker maker, Style style, double tempoBpm, Reins reins) {}

  private final SetUp setUp;
  private final OneToOneEventRing input;
  private final PortSink sink;
  private final Steering steering = new Steering();
  private final BandClock clock;
  private final MidiLearn.Controls hands = new Hands();
  private final ClockMaster clockOut;
  private final SeatWindow window = new SeatWindow();
  private final AtomicReference<@Nullable Band> spare = new AtomicReference<>();
  private final AtomicReference<@Nullable NewPattern> waiting = new AtomicReference<>();

  private volatile Band band; // the one that plays, or will
  private boolean played; // it has begun, and so cannot begin again
  private boolean started;
  private volatile int pattern; // that the band that plays was made for, or waits to play
  private int answeredEpoch;
  private long startTick;
  private long startNanos;

  public Stage(SetUp setUp, OneToOneEventRing input, OutputPort output) {
    this.setUp = setUp;
    this.input = input;
    sink = new PortSink(output);
    clock = setUp.reins().clock(setUp.maker().beat());
    clock.play(MeterMap.of(setUp.style().meter()), setUp.tempoBpm());
    clockOut =
        new ClockMaster((_, message) -> {
          output.send(message);
          return true;
        });
    band = make();
    steering.play(setUp.style());
  }

  /// Players of newly invented patterns, or of the style's own again.
  private record NewPattern(Style style, List<RolePlayer> players) {}

  private Band make() {
    BandMaker maker = setUp.maker();
    Style style = inventing(steering.pattern());
    var time = new Clock(clock, clock, MeterMap.of(style.meter()), clock::isSettledAt);
    return maker.make(style, maker.seed(), time, Outlet.whenDue(sink), steering);
  }

  private Style inventing(int number) {
    return setUp.maker().inventing(setUp.style(), number, setUp.maker().seed());
  }

  /// [control-thread] Makes the band that plays after the next start, and the players of new
  /// patterns.
  void attend() {
    int asked = steering.pattern();
    if (asked != pattern && waiting.get() == null) {
      Style style = inventing(asked);
      waiting.set(new NewPattern(style, setUp.maker().players(style)));
      pattern = asked;
    }
    if (spare.get() == null && (setUp.reins().obeys().anybody() || steering.hasEnded())) {
      spare.set(make());
    }
    window.update(1);
  }

  /// [control-thread] Tells the synthesiser which sound each role has.
  void sendSounds() {
    sink.sendSounds(setUp.style());
  }

  /// @param nowNanos read before the ring is: what happened before that moment is in the ring by
  ///   now or counts as played later
  void round(long nowNanos) {
    if (started && steering.takeEnd()) {
      stop(nowNanos);
      clock.end();
    }
    if (!clock.isPlaying() && steering.takeBegin()) {
      clock.begin(nowNanos);
    }
    while (input.poll()) {
      take(input.nanos(), input.message());
    }
    clock.advance(nowNanos);
    answer(nowNanos);
    if (started) {
      changePattern(nowNanos);
      band.session().advance(nowNanos);
      if (setUp.reins().sendsClock()) {
        clockOut.advance((long) Math.floor(clock.tickAt(nowNanos)) + 1);
      }
    }
  }

  /// New players take over where they are planned but not yet final.
  private void changePattern(long nowNanos) {
    NewPattern next = waiting.get();
    if (next != null) {
      long tick = (long) Math.floor(clock.tickAt(nowNanos));
      long barLine = band.nextBarLine(tick);
      if (barLine - tick <= Band.PLANNED_TICKS && barLine - tick >= Band.FINAL_TICKS) {
        band.takeOver(next.players(), next.style(), barLine);
        waiting.set(null);
      }
    }
  }

  /// Copies how the band stands.
  void show(long nowNanos) {
    if (started) {
      long tick = (long) Math.floor(clock.tickAt(nowNanos));
      window.look(band, SeatMood.playing(clock.source()), tick, startTick);
    } else {
      boolean held = clock.isHeld(nowNanos);
      window.look(band, held ? SeatMood.AWAITS_CLOCK : SeatMood.AWAITS_NOTE, 0, 0);
    }
  }

  /// [any-thread] How the band stands, a twentieth of a second ago at most.
  SeatState state() {
    return window.state();
  }

  private void take(long nanos, int message) {
    if (setUp.reins().learn().take(message, hands)) {
      return;
    }
    boolean taken = clock.take(nanos, message);
    answer(nanos);
    if (!taken && started) {
      band.session().input(Math.max(nanos, startNanos), message);
    }
  }

  /// The clock was started, stopped or moved: so is the band. When none is ready, the next round
  /// tries again.
  private void answer(long nanos) {
    if (!clock.isPlaying()) {
      answeredEpoch = clock.epoch();
      stop(nanos);
    } else if (clock.epoch() != answeredEpoch) {
      stop(nanos);
      if (makeReady()) {
        answeredEpoch = clock.epoch();
        long step = Math.floorDiv((long) Math.floor(clock.tickAt(nanos)), (long) Ticks.PER_STEP);
        start(Math.max(clock.epochTick(), step * Ticks.PER_STEP));
      }
    }
  }

  private boolean makeReady() {
    if (played) {
      Band next = spare.getAndSet(null);
      if (next == null) {
        return false;
      }
      band = next;
    }
    return true;
  }

  private void start(long tick) {
    played = true;
    started = true;
    band.session().start(tick);
    startTick = tick;
    startNanos = clock.nanosAt(tick);
    if (setUp.reins().sendsClock()) {
      clockOut.start(tick);
    }
  }

  private void stop(long nanos) {
    if (started) {
      started = false;
      band.session().stop(nanos);
      if (setUp.reins().sendsClock()) {
        clockOut.stop((long) Math.floor(clock.tickAt(nanos)));
      }
    }
  }

  /// Moves a control, by whatever means.
  public void steer(Control control, float value) {
    steering.set(control, value);
    if (control == Control.TAP && value > 0.5f) {
      double bpm = steering.tap(System.nanoTime());
      if (!Double.isNaN(bpm)) {
        clock.setTempo(bpm);
      }
    }
  }

  /// [any-thread] Those and no others visit the band from now on.
  void visit(Visitors who) {
    steering.visit(who);
  }

  /// [any-thread] Where a control stands; NaN when nobody has touched it.
  float control(int number) {
    var control = Control.numbered(number);
    return control.isEmpty() ? Float.NaN : (float) steering.value(control.get());
  }

  private final class Hands implements MidiLearn.Controls {
    @Override
    public void set(int control, float value) {
      var found = Control.numbered(control);
      if (found.isPresent()) {
        steer(found.get(), value);
      }
    }

    @Override
    public float value(int control) {
      return Stage.this.control(control);
    }
  }

  /// Nothing sounds afterwards.
  void end(long nowNanos) {
    stop(nowNanos);
  }

  /// Band tick at a moment; NaN while nobody plays.
  double tickAt(long nanos) {
    return started ? clock.tickAt(nanos) : Double.NaN;
  }

  /// The time of the band.
  BandClock clock() {
    return clock;
  }

  /// What plays.
  public Band band() {
    return band;
  }
}
