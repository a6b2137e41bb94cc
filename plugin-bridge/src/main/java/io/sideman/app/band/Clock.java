package io.sideman.app.band;

import io.sideman.engine.conduct.HostMemory;
import io.sideman.engine.session.BandTime;
import io.sideman.engine.session.Session;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Transport;
import java.util.function.LongPredicate;

/// By what time a band plays.
///
/// @param transport band ticks against the session's nanos
/// @param timeKeeper bends the transport while the music runs
/// @param settled tells at which band ticks the beat is sure enough to play
/// @param memory the chords at each place of a host's song
public record Clock(
    Transport transport,
    Session.TimeKeeper timeKeeper,
    Meters meters,
    LongPredicate settled,
    HostMemory memory) {

  /// By a clock of the band's own: no place of it comes again.
  public Clock(
      Transport transport, Session.TimeKeeper timeKeeper, Meters meters, LongPredicate settled) {
    this(transport, timeKeeper, meters, settled, HostMemory.none());
  }

  /// The time of a host, which bends to nobody.
  public static Clock ofHost(Transport transport, Meters meters, HostMemory memory) {
    return new Clock(transport, Session.STEADY, meters, _ -> true, memory);
  }

  public static Clock of(BandTime time) {
    return new Clock(time.transport(), time.timeKeeper(), time.meters(), time.settled());
  }
}
