package io.sideman.app.band;

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
public record Clock(
    Transport transport, Session.TimeKeeper timeKeeper, Meters meters, LongPredicate settled) {

  /// A time that bends to nobody.
  public static Clock given(Transport transport, Meters meters) {
    return new Clock(transport, Session.STEADY, meters, _ -> true);
  }

  public static Clock of(BandTime time) {
    return new Clock(time.transport(), time.timeKeeper(), time.meters(), time.settled());
  }
}
