package io.sideman.app.jam;

import io.sideman.app.band.Band;
import io.sideman.app.band.BandMaker;
import io.sideman.app.band.Clock;
import io.sideman.app.band.Outlet;
import io.sideman.engine.port.OutputPort;
import io.sideman.engine.ring.OneToOneEventRing;
import io.sideman.engine.session.BandTime;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;

/// The band at the MIDI ports of this computer, by its own clock.
///
/// Made on the control thread; played by the conductor thread.
public final class Stage {
  /// How the band is set up.
  ///
  /// @param tempoBpm of the internal clock; the first note played is the first beat
  /// @param follows true to find the performer's beat instead, expected near `tempoBpm`
  public record SetUp(BandMaker maker, Style style, double tempoBpm, boolean follows) {}

  private final Steering steering = new Steering();
  private final PortSink sink;
  private final Band band;
  private final LiveLoop loop;

  public Stage(SetUp setUp, OneToOneEventRing input, OutputPort output) {
    sink = new PortSink(output);
    var maker = setUp.maker();
    band =
        maker.make(
            setUp.style(), maker.seed(), Clock.of(time(setUp)), Outlet.whenDue(sink), steering);
    steering.play(setUp.style());
    loop = new LiveLoop(band.session(), input, !setUp.follows());
  }

  private static BandTime time(SetUp setUp) {
    MeterMap meters = MeterMap.of(setUp.style().meter());
    return setUp.follows()
        ? BandTime.following(setUp.maker().beat(), setUp.tempoBpm(), meters)
        : BandTime.steady(TempoMap.of(setUp.tempoBpm()), meters);
  }

  /// [control-thread] Tells the synthesiser which sound each role has.
  void sendSounds() {
    sink.sendSounds(band.style());
  }

  void round(long nowNanos) {
    loop.round(nowNanos);
  }

  /// Nothing sounds afterwards.
  void end(long nowNanos) {
    loop.end(nowNanos);
  }

  /// What plays.
  public Band band() {
    return band;
  }
}
