package io.sideman.app.link;

import io.sideman.engine.time.Transport;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the time of a band lies against the times of its edges. A host's band counts the host's
/// ticks; a band by its own clock counts frames of the edge that leads it. Other edges are tied in
/// by the monotonic clock.
///
/// Conductor thread; allocates nothing.
final class TimeLine {
  private static final double NANOS_PER_SECOND = 1e9;

  private boolean hosted;
  private @Nullable Edge leader;
  private @Nullable Transport transport;
  private long originFrame;

  /// By the host of `edge`, whose ticks count as they are.
  void followHost(Edge edge, Transport hostTime) {
    hosted = true;
    leader = edge;
    transport = hostTime;
  }

  /// By the clock of `edge`: the session begins at `frame`.
  void count(Edge edge, long frame, Transport ownTime) {
    hosted = false;
    leader = edge;
    transport = ownTime;
    originFrame = frame;
  }

  /// True while `edge` leads by its own clock.
  boolean counts(Edge edge) {
    return !hosted && leader == edge;
  }

  /// Session nanos of a moment of the monotonic clock near the leader's last block.
  long ofNanos(double nanos) {
    return sessionNanos(leader().frameAt(nanos));
  }

  /// Lets another edge lead from now on, at the same time.
  void handOver(Edge edge) {
    if (!hosted) {
      originFrame = edge.frameAt(leader().nanosOfFrame(originFrame));
    }
    leader = edge;
  }

  /// Session nanos at which an input counts: at the end of its frame by a host, so that a note on
  /// the grid comes after the pulse, as it does in a file.
  long ofInput(Edge edge, long frame, double edgeTick) {
    if (!hosted) {
      return Math.max(0, sessionNanos(leaderFrame(edge, frame)));
    }
    double tick =
        edge.countsTicks()
            ? edge.bandTick(edgeTick) + edge.ticksPerFrame()
            : leader().bandTickAt(edge.nanosOfFrame(frame));
    return Math.round(tick * HostTime.NANOS_PER_TICK);
  }

  /// Session nanos at the end of what an edge has reported.
  long end(Edge edge) {
    return hosted
        ? (long) Math.ceil(edge.endTick() * HostTime.NANOS_PER_TICK)
        : sessionNanos(leaderFrame(edge, edge.frame() + edge.frames()));
  }

  /// True when orders to `edge` say ticks.
  boolean ordersTicks(Edge edge) {
    return hosted && edge.countsTicks();
  }

  /// When a band tick falls, in the unit in which `edge` takes its orders.
  long moment(Edge edge, long tick) {
    if (!hosted) {
      double nanos = Objects.requireNonNull(transport).nanosAt(tick);
      long frame = originFrame + Math.round(nanos * leader().sampleRateHz() / NANOS_PER_SECOND);
      long there = edge == leader ? frame : edge.frameAt(leader().nanosOfFrame(frame));
      return there - edge.leadFrames();
    }
    return edge.countsTicks()
        ? tick - edge.offset()
        : edge.frameAt(leader().nanosAtBandTick((double) tick)) - edge.leadFrames();
  }

  private Edge leader() {
    return Objects.requireNonNull(leader, "nobody leads");
  }

  private long leaderFrame(Edge edge, long frame) {
    return edge == leader ? frame : leader().frameAt(edge.nanosOfFrame(frame));
  }

  private long sessionNanos(long leaderFrame) {
    return Math.round((leaderFrame - originFrame) * NANOS_PER_SECOND / leader().sampleRateHz());
  }
}
