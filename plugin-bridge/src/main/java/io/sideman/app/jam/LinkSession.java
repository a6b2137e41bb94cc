package io.sideman.app.jam;

import io.sideman.app.link.Links;
import io.sideman.app.osc.LinkHelper;
import io.sideman.engine.clock.TimeSource;
import io.sideman.engine.time.Ticks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Between the Ableton Link session and the bands: tells the bands how the session stands, and the
/// session where the first band is, when that goes by another clock.
public final class LinkSession {
  private static final long TELL_NANOS = 100_000_000;

  private final LinkHelper helper;
  private final @Nullable Stage stage;
  private final @Nullable Links links;
  private LinkHelper.Reading heard = LinkHelper.Reading.NONE;
  private long toldNanos;

  // Conductor thread writes, control thread reads: a place to tell.
  private volatile long placeNanos;
  private double placeTick = Double.NaN;
  private double tapped = Double.NaN;

  // Control thread.
  private long attendedNanos;
  private boolean leads; // the session was started by the band's host or clock

  public LinkSession(LinkHelper helper, Optional<Stage> stage, Optional<Links> links) {
    this.helper = helper;
    this.stage = stage.orElse(null);
    this.links = links.orElse(null);
  }

  /// [conductor-thread] Hands the latest reading on. Allocates nothing.
  void round(long nowNanos) {
    LinkHelper.Reading now = helper.latest();
    if (now.nanos() != heard.nanos()) {
      heard = now;
      Stage local = stage;
      if (local != null) {
        local
            .clock()
            .link()
            .tell(
                now.beats(), now.nanos(), now.bpm(), now.peers(), now.playing(), now.syncsStarts());
      }
      Links shared = links;
      if (shared != null) {
        shared.tellLink(
            now.beats(), now.nanos(), now.bpm(), now.peers(), now.playing(), now.syncsStarts());
      }
    }
    if (nowNanos - toldNanos >= TELL_NANOS) {
      toldNanos = nowNanos;
      tapped = takeTempo();
      placeTick = tickAt(nowNanos);
      placeNanos = nowNanos; // publishes the tick
    }
  }

  private double takeTempo() {
    Stage local = stage;
    if (local != null) {
      return local.clock().takeTempo();
    }
    Links shared = links;
    return shared == null ? Double.NaN : shared.takeTempo(0);
  }

  private double tickAt(long nanos) {
    Stage local = stage;
    if (local != null) {
      return local.tickAt(nanos);
    }
    Links shared = links;
    return shared == null ? Double.NaN : shared.tickAt(0, nanos);
  }

  /// [control-thread] Brings the session to the band, unless the band goes by the session.
  void attend() {
    long nanos = placeNanos;
    double tick = placeTick;
    double bpm = tapped;
    if (nanos == attendedNanos || nanos != placeNanos) {
      return; // nothing new, or just being written: next time
    }
    attendedNanos = nanos;
    if (!Double.isNaN(bpm)) {
      helper.changeTempo(bpm);
    }
    TimeSource source = source();
    boolean playing = !Double.isNaN(tick);
    if (playing && source != TimeSource.LINK) {
      helper.follow(tick / Ticks.PER_QUARTER, nanos, bpm());
    } else {
      helper.obey();
    }
    boolean leading = playing && (source == TimeSource.HOST || source == TimeSource.MIDI_CLOCK);
    if (leading != leads) {
      leads = leading;
      helper.play(leading);
    }
  }

  private TimeSource source() {
    Stage local = stage;
    if (local != null) {
      return local.clock().source();
    }
    Links shared = links;
    return shared == null ? TimeSource.INTERNAL : shared.source(0);
  }

  private double bpm() {
    Stage local = stage;
    if (local != null) {
      return local.state().bpm();
    }
    Links shared = links;
    return shared == null ? heard.bpm() : shared.state(0).bpm();
  }
}
