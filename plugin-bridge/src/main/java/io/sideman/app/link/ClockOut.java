package io.sideman.app.link;

import io.sideman.app.band.Band;
import io.sideman.engine.clock.ClockMaster;
import io.sideman.engine.clock.ClockSink;
import io.sideman.engine.time.Ticks;
import io.sideman.engine.time.Transport;

/// Sends MIDI clock, start, stop and song position to the ports of a seat, each clock on its frame.
/// Plugins get none: their hosts send their own.
///
/// Conductor thread; allocates nothing after construction.
final class ClockOut implements ClockSink {
  private static final double AHEAD_SECONDS = 0.1;
  private static final int NO_ROLE = 255;

  private final EdgeTable edges;
  private final TimeLine line;
  private final ClockMaster master = new ClockMaster(this);
  private long silentUntilNanos = Long.MIN_VALUE; // clocks that were ordered before have gone by

  ClockOut(EdgeTable edges, TimeLine line) {
    this.edges = edges;
    this.line = line;
  }

  /// The band begins at `tick`. Where clocks of an earlier start are still on their way, the
  /// machines outside join a step or two later, at that place.
  ///
  /// @param nowNanos of the monotonic clock
  void start(Band band, long tick, long nowNanos) {
    long first = tick;
    if (nowNanos < silentUntilNanos) {
      double ticks = ticksPerSecond(band, tick) * (silentUntilNanos - nowNanos) / 1e9;
      first = (long) Math.ceil((tick + ticks) / Ticks.PER_STEP) * Ticks.PER_STEP;
    }
    master.start(first);
  }

  /// The band has played up to `nanos` of its session.
  void advance(Band band, long nanos) {
    Transport transport = band.clock().transport();
    double tick = transport.tickAt(nanos);
    master.advance((long) (tick + AHEAD_SECONDS * ticksPerSecond(band, (long) tick)));
  }

  void stop(Band band, long nanos, long nowNanos) {
    master.stop((long) Math.floor(band.clock().transport().tickAt(nanos)));
    silentUntilNanos = nowNanos + (long) (2 * AHEAD_SECONDS * 1e9);
  }

  private static double ticksPerSecond(Band band, long tick) {
    return band.clock().transport().bpmAt(tick) / 60 * Ticks.PER_QUARTER;
  }

  @Override
  public boolean send(long tick, int message) {
    boolean taken = true;
    for (int i = 0; i < edges.count(); i++) {
      Edge edge = edges.at(i);
      if (!edge.isPlugin() && edge.isAligned()) {
        int unit = line.ordersTicks(edge) ? LinkLayout.UNIT_TICKS : LinkLayout.UNIT_FRAMES;
        int what = OrderLane.pack(LinkLayout.ORDER_MIDI, unit, NO_ROLE, 0, 0);
        long moment = line.moment(edge, tick);
        taken &= edge.scheduled().write(moment, moment, message, 0, edge.epoch(), what);
      }
    }
    return taken;
  }
}
